// One stream a page. An event "tickets" of the server becomes "fettle:tickets" on body, for hx-trigger="fettle:tickets
// from:body". While the stream is down a bar says so; when it is back, "fettle:back" lets everything load afresh.
(() => {
  const body = document.body, source = body.dataset.live;
  if (!source || !document.querySelector("[hx-trigger*='fettle:']")) return;
  const topics = new Set();
  let stream, bar, lost, wait = 2000;

  const tell = (topic, id) => body.dispatchEvent(new CustomEvent("fettle:" + topic, { detail: { id } }));

  const say = () => {
    if (bar) return;
    bar = document.createElement("div");
    bar.className = "live-lost";
    bar.setAttribute("role", "status");
    bar.textContent = body.dataset.liveLost;
    body.prepend(bar);
  };

  const back = () => {
    clearTimeout(lost);
    lost = undefined;
    wait = 2000;
    if (!bar) return;
    bar.remove();
    bar = undefined;
    topics.forEach((topic) => tell(topic, ""));
  };

  const listen = (root) => root.querySelectorAll("[hx-trigger*='fettle:']").forEach((element) => {
    for (const [, topic] of element.getAttribute("hx-trigger").matchAll(/fettle:([a-z0-9-]+)/g)) {
      if (topics.has(topic)) continue;
      topics.add(topic);
      stream?.addEventListener(topic, (event) => tell(topic, event.data));
    }
  });

  const open = () => {
    stream = new EventSource(source);
    stream.onopen = back;
    stream.onerror = () => {
      lost ??= setTimeout(say, 3000);
      if (stream.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
      setTimeout(open, wait);
      wait = Math.min(wait * 2, 60000);
    };
    topics.forEach((topic) => stream.addEventListener(topic, (event) => tell(topic, event.data)));
  };

  listen(document);
  open();
  body.addEventListener("htmx:load", (event) => listen(event.target));
  addEventListener("pagehide", () => stream.close());
  addEventListener("pageshow", (event) => { if (event.persisted) open(); });
})();
