// Lets clocks tick by the server's time. <b data-due="epoch ms" data-state="run"> is rewritten as "1h 52m", past its time
// as "+42m". A clock without data-due, or paused, keeps what the server wrote.
(() => {
  const ahead = Number(document.body.dataset.now) - Date.now();

  const words = (minutes) => {
    const days = Math.floor(minutes / 1440), hours = Math.floor(minutes / 60) % 24, rest = minutes % 60;
    if (days) return days + "d " + hours + "h";
    return hours ? hours + "h " + String(rest).padStart(2, "0") + "m" : rest + "m";
  };

  const tick = () => document.querySelectorAll("[data-due][data-state=run]").forEach((clock) => {
    const left = Number(clock.dataset.due) - (Date.now() + ahead);
    const text = left < 0 ? "+" + words(Math.floor(-left / 60000)) : words(Math.ceil(left / 60000));
    if (clock.textContent !== text) clock.textContent = text;
    clock.toggleAttribute("data-late", left < 0);
  });

  tick();
  setInterval(tick, 5000);
  document.body.addEventListener("htmx:load", tick);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) tick(); });

  // What can be taken back until then: <b data-until="epoch ms"> counts the seconds. When they are over the page asks anew.
  let counting;
  const count = () => {
    const all = document.querySelectorAll("[data-until]");
    all.forEach((clock) => {
      const left = Math.ceil((Number(clock.dataset.until) - (Date.now() + ahead)) / 1000);
      if (left > 0) { clock.textContent = left + " s"; return; }
      clock.textContent = "";
      clock.removeAttribute("data-until");
      document.body.dispatchEvent(new CustomEvent("fettle:over"));
    });
    if (!all.length) counting = clearInterval(counting);
  };
  const watch = () => {
    if (counting || !document.querySelector("[data-until]")) return;
    count();
    counting = setInterval(count, 250);
  };
  watch();
  document.body.addEventListener("htmx:load", watch);
})();
