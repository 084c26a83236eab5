document.getElementById("pane")?.replaceChildren("…");
