// Single keys press what carries them: data-key="n", or data-key="g t" for one after the other. They are off inside
// fields and dialogs, with a modifier held, and where <body data-keys="off">. Lists: J and K move, Enter opens.
(() => {
  let first = "", timer;

  const away = (event) => document.body.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey
    || event.isComposing || event.target.closest("input, textarea, select, [contenteditable], dialog[open]");

  const visible = (element) => element.checkVisibility();

  const press = (combination) => {
    const target = [...document.querySelectorAll("[data-key]")].find((e) => e.dataset.key === combination && visible(e));
    if (!target) return false;
    if (target.matches("[type=radio]")) target.click();
    const field = target.matches("[type=radio]") ? target.form.querySelector("textarea") : target;
    if (field.matches("input, textarea, select")) field.focus(); else target.click();
    return true;
  };

  const move = (step) => {
    const rows = [...document.querySelectorAll("[data-rows] > *")].filter(visible);
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    next?.querySelector("a[href]")?.focus();
    return Boolean(next);
  };

  const led = () => [...document.querySelectorAll("[data-key]")].map((e) => e.dataset.key.split(" "));

  addEventListener("keydown", (event) => {
    if (away(event) || event.key.length !== 1) return;
    const key = event.key.toLowerCase(), both = first ? first + " " + key : key;
    clearTimeout(timer);
    first = "";
    const done = press(both) || (key === "j" && move(1)) || (key === "k" && move(-1));
    if (done) event.preventDefault();
    else if (led().some((keys) => keys.length > 1 && keys[0] === key)) {
      first = key;
      timer = setTimeout(() => { first = ""; }, 1200);
    }
  });

  // Ctrl Enter sends the form that is being written.
  addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.closest("form")?.requestSubmit();
  });
})();
