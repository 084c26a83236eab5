/**
 * What the page does where scripts run: search and sort tables, show further rows, and open what a link leads into. The page
 * is whole without it. It takes texts only, so that nothing in them is ever markup.
 */
export const script = `"use strict";
(() => {
  const step = 200;
  const shownText = (cells) => cells.join(" ").toLowerCase();
  const amount = (text) => {
    const found = /-?[0-9][0-9,]*(\\.[0-9]+)?/.exec(text);
    return found === null ? Number.NEGATIVE_INFINITY : Number(found[0].replaceAll(",", ""));
  };
  const cellText = (cell) => [...cell.childNodes].map((node) => (node.nodeName === "BR" ? "\\n" : node.textContent)).join("");
  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  function enhance(region) {
    const body = region.querySelector("tbody");
    const headers = [...region.querySelectorAll("thead th")];
    const kinds = headers.map((header) => header.className);
    let rows;
    let order = { column: -1, down: false };
    let most = step;
    const load = () => {
      if (rows !== undefined) return;
      rows = [...body.rows].map((element, index) => {
        const cells = [...element.cells].map((cell) => cellText(cell));
        return { index, element, cells, text: shownText(cells) };
      });
      const data = document.querySelector('script[data-rows="' + region.id + '"]');
      for (const cells of data === null ? [] : JSON.parse(data.textContent)) {
        rows.push({ index: rows.length, element: undefined, cells, text: shownText(cells) });
      }
    };
    const element = (row) => {
      if (row.element !== undefined) return row.element;
      row.element = make("tr");
      row.cells.forEach((text, column) => {
        const cell = make(column === 0 ? "th" : "td", kinds[column]);
        if (column === 0) cell.scope = "row";
        const [first, second] = text.split("\\n");
        if (first === "") cell.append(make("span", "none", "\\u2013"));
        else cell.append(first);
        if (second !== undefined) cell.append(make("br"), make("span", "minor", second));
        row.element.append(cell);
      });
      return row.element;
    };
    const status = make("p", "status");
    status.setAttribute("role", "status");
    const more = make("button", "more-rows", "Show more");
    more.type = "button";
    const show = (announce) => {
      load();
      const words = search.value.toLowerCase().split(/\\s+/).filter((word) => word !== "");
      const found = rows.filter((row) => words.every((word) => row.text.includes(word)));
      if (order.column >= 0) {
        const isNumber = kinds[order.column] === "number";
        const keys = new Map(found.map((row) => [row, isNumber ? amount(row.cells[order.column]) : row.cells[order.column].toLowerCase()]));
        found.sort((a, b) => {
          const [left, right] = [keys.get(a), keys.get(b)];
          return (left < right ? -1 : left > right ? 1 : 0) * (order.down ? -1 : 1) || a.index - b.index;
        });
      }
      body.replaceChildren(...found.slice(0, most).map(element));
      more.hidden = found.length <= most;
      if (announce) {
        const shown = Math.min(found.length, most);
        status.textContent = (shown === found.length ? "" : shown.toLocaleString("en-US") + " of ") + found.length.toLocaleString("en-US") + (found.length === 1 ? " row" : " rows");
      }
    };
    const name = region.querySelector("caption").textContent;
    const tools = make("div", "tools");
    const label = make("label", "", "Search");
    const search = make("input");
    search.type = "search";
    search.setAttribute("aria-label", "Search: " + name);
    label.append(search);
    if (region.dataset.tools === "search") tools.append(label);
    tools.append(status);
    region.before(tools);
    region.after(more);
    search.addEventListener("input", () => {
      most = step;
      show(true);
    });
    more.addEventListener("click", () => {
      most += step;
      show(true);
    });
    more.hidden = document.querySelector('script[data-rows="' + region.id + '"]') === null;
    headers.forEach((header, column) => {
      const button = make("button", "sort", header.textContent);
      button.type = "button";
      header.replaceChildren(button);
      button.addEventListener("click", () => {
        const isFirst = order.column !== column;
        const numbers = kinds[column] === "number";
        order = { column, down: isFirst ? numbers : !order.down };
        for (const other of headers) other.removeAttribute("aria-sort");
        header.setAttribute("aria-sort", order.down ? "descending" : "ascending");
        show(true);
      });
    });
  }

  function reveal() {
    const target = location.hash === "" ? null : document.getElementById(location.hash.slice(1));
    if (target === null) return;
    for (let at = target.closest("details"); at !== null; at = at.parentElement.closest("details")) at.open = true;
    target.scrollIntoView();
  }

  for (const region of document.querySelectorAll("[data-tools]")) enhance(region);
  addEventListener("hashchange", reveal);
  reveal();
})();
`;
