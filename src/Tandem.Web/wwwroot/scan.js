// The desk's scan box. A scanner types like a keyboard: what is typed outside a field goes into the box, so that Enter never
// presses a button that happens to have the focus. Where the browser can read bar codes itself, the camera types too.
const isField = at => at?.matches?.("input, textarea, select, [contenteditable]");

export function start(box, focus, desk) {
  const [field, video, dialog] = ["input", "video", "dialog"].map(name => box.querySelector(name));
  const camera = box.querySelector("[data-scan=camera]");
  const problem = dialog.querySelector(".problem");
  let running = false;
  let typedAt = -Infinity;

  const type = e => {
    if (e.target === field && e.key !== "Tab") typedAt = e.timeStamp;
    if (e.ctrlKey || e.metaKey || e.altKey || isField(e.target) || e.target.closest?.("dialog")) return;
    // The focus was taken away in the middle of a code: its Enter is the scanner's all the same.
    const isPress = e.target.closest?.("a, button, summary") && e.timeStamp - typedAt > 1000;
    if (e.key === "Enter" && field.value && !isPress) {
      e.preventDefault();
      field.form.requestSubmit();
    }
    if (e.key.length !== 1 || e.key === " ") return;
    typedAt = e.timeStamp;
    // The key itself went to what had the focus: it is typed here in its place.
    field.focus({ preventScroll: true });
    field.value += e.key;
    e.preventDefault();
  };
  // On a phone a field with the focus would cover half of the screen with its keyboard.
  const ready = () => {
    if (matchMedia("(pointer: fine)").matches) field.focus({ preventScroll: true });
  };
  const close = () => {
    running = false;
    video.srcObject?.getTracks().forEach(track => track.stop());
    video.srcObject = null;
    if (dialog.open) dialog.close();
  };
  const look = async () => {
    problem.hidden = true;
    dialog.showModal();
    running = true;
    try {
      const detector = new BarcodeDetector();
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      await video.play();
      while (running) {
        const [code] = await detector.detect(video);
        if (code) {
          close();
          field.value = code.rawValue.trim();
          field.form.requestSubmit();
          return;
        }
        await new Promise(next => setTimeout(next, 120));
      }
    } catch {
      problem.hidden = !running;
    }
  };

  // The field is empty at once, and nothing else writes to it: the next code may come while this one is looked for.
  const find = e => {
    e.preventDefault();
    const code = field.value;
    field.value = "";
    desk.invokeMethodAsync("Find", code);
  };

  document.addEventListener("keydown", type);
  field.form.addEventListener("submit", find);
  dialog.addEventListener("close", close);
  dialog.querySelector("button").addEventListener("click", close);
  if ("BarcodeDetector" in window && navigator.mediaDevices) {
    camera.hidden = false;
    camera.addEventListener("click", look);
  }
  if (focus) ready();
  box.dataset.listens = "";
  return {
    ready,
    stop: () => {
      document.removeEventListener("keydown", type);
      field.form.removeEventListener("submit", find);
      close();
    },
  };
}
