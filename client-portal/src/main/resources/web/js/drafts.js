// Keeps what is being written in <form data-draft="1042"> until it was sent: data-sent holds the key of the form that
// was done, and only the draft of that form is dropped.
(() => {
  document.querySelectorAll("form[data-draft]").forEach((form) => {
    const place = "fettle-draft-" + form.dataset.draft, key = form.elements.key;
    let text = form.elements.text;
    const read = () => { try { return JSON.parse(localStorage.getItem(place)); } catch { return null; } };
    const drop = () => { try { localStorage.removeItem(place); } catch { /* no storage, no draft */ } };

    const draft = read();
    if (draft && form.dataset.sent && draft.key === form.dataset.sent) drop();
    else if (draft && !text.value) {
      text.value = draft.text;
      form.querySelectorAll("[name=kind]").forEach((kind) => { if (!kind.disabled) kind.checked = kind.value === draft.kind; });
    }
    if (form.dataset.sent) history.replaceState(null, "", location.pathname);

    // A canned reply brings a new field for the text with it.
    const keep = () => {
      text = form.elements.text;
      if (!text.value) return drop();
      const kind = form.querySelector("[name=kind]:checked");
      try {
        localStorage.setItem(place, JSON.stringify({ key: key.value, text: text.value, kind: kind ? kind.value : "" }));
      } catch { /* no storage, no draft */ }
    };
    form.addEventListener("input", keep);
    form.addEventListener("htmx:afterSettle", keep);
  });
})();
