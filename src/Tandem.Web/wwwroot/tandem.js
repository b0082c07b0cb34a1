// What only a browser knows or does: whether anybody looks at the page, and opening the palette without waiting for the server.
(() => {
  const palette = () => document.getElementById("palette");
  const answers = () => document.documentElement.dataset.answers === "yes";
  // On a phone the tabs of a section are wider than the screen.
  const showTab = tab => tab?.scrollIntoView({ block: "nearest", inline: "center" });
  const open = () => {
    const dialog = palette();
    if (!dialog || dialog.open || !answers()) return;
    dialog.showModal();
    const ask = dialog.querySelector("input");
    ask.focus();
    ask.select();
  };

  document.addEventListener("keydown", e => {
    if ((e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && e.key.toLowerCase() === "k") {
      e.preventDefault();
      open();
    } else if (e.target.matches?.("#palette input") && ["ArrowDown", "ArrowUp", "Enter"].includes(e.key)) {
      e.preventDefault();
    }
  });
  document.addEventListener("click", e => {
    showTab(e.target.closest(".subnav a"));
    if (e.target.closest("[data-opens=palette]")) open();
    else if (e.target.closest("[data-closes=palette], #palette a") || e.target === palette()) palette()?.close();
  });

  window.tandem = {
    watch: eyes => {
      const look = () => eyes.invokeMethodAsync("Look", document.visibilityState === "visible");
      document.addEventListener("visibilitychange", look);
      look();
      showTab(document.querySelector(".subnav [aria-current]"));
      // From here on the page answers: until then a click does nothing.
      document.documentElement.dataset.answers = "yes";
    },
    closePalette: () => palette()?.close(),
    seen: id => document.getElementById(id)?.scrollIntoView({ block: "nearest" }),
  };
})();
