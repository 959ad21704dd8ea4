// Changes the colour scheme without a reload. The choice is a cookie, so that the server renders the next page right.
(() => {
  const root = document.documentElement, next = { auto: "light", light: "dark", dark: "auto" };
  const now = () => root.dataset.theme || "auto";
  const apply = (theme) => {
    if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
    const secure = location.protocol === "https:" ? ";secure" : "";
    document.cookie = "fettle-theme=" + theme + ";path=/;max-age=31536000;samesite=lax" + secure;
  };
  addEventListener("submit", (event) => {
    const button = event.target.querySelector("[data-theme-toggle]");
    if (!button) return;
    event.preventDefault();
    apply(next[now()]);
    document.querySelectorAll("[data-theme-toggle]").forEach((b) => {
      b.value = next[now()];
      b.setAttribute("aria-label", b.dataset[now()]);
    });
  });
})();
