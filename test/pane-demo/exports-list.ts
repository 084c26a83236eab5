import { carries } from "./drag-file.ts";

/** Lists the sample's usage exports: links to save, which can also be dragged onto the pane as the files that they name. */
export async function listExports(list: HTMLElement): Promise<void> {
  const names = (await (await fetch("/sample/usage.json")).json()) as readonly string[];
  // a drag has to hold the file when it begins
  const files = await Promise.all(names.map(fileOf));
  list.replaceChildren(...files.map(itemOf));
}

async function fileOf(name: string): Promise<File> {
  const answer = await fetch(`/sample/usage/${name}`);
  return new File([await answer.arrayBuffer()], name, { type: "text/csv" });
}

function itemOf(file: File): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/sample/usage/${file.name}`;
  link.download = file.name;
  link.textContent = file.name;
  carries(link, file);
  item.append(link, ` ${Math.ceil(file.size / 1024)} KB`);
  return item;
}
