// What a page looks like to a reader: how wide it is, and which words are cut, covered or too small.
(() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  const visible = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const [small, cut, covered] = [[], [], []];
  for (const svg of [...document.querySelectorAll("main .chart svg")].filter(visible)) {
    const box = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect(), text]);
    for (const [words, r, text] of texts) {
      small.push(parseFloat(getComputedStyle(text).fontSize) * Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b));
      if (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 || r.bottom > box.bottom + 1) cut.push(words);
    }
    texts.forEach(([one, a], at) => texts.slice(at + 1).forEach(([two, b]) => {
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3) covered.push([one, two]);
    }));
  }
  const wide = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll("h1,h2,h3,p,li,dt,dd,summary,figcaption,a,button,input")]
    .filter((one) => visible(one) && !one.closest(".scroll,pre,.skip,.for,svg"))
    .filter((one) => { const r = one.getBoundingClientRect(); return r.right > wide + 1 || r.left < -1; })
    .map((one) => one.textContent.slice(0, 60));
  const blocks = [...document.querySelectorAll("main h1,main h2,main h3,main p,main li>a,main dt,main dd,main summary,main figcaption")]
    .filter((one) => visible(one) && !one.closest(".for,svg") && !one.querySelector("h1,h2,h3,p"))
    .map((one) => [one, one.getBoundingClientRect()]).filter(([, r]) => r.width > 0 && r.height > 0);
  const over = [];
  blocks.forEach(([one, a], at) => blocks.slice(at + 1, at + 12).forEach(([two, b]) => {
    if (one.contains(two) || two.contains(one)) return;
    if (a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 3 && b.top < a.bottom - 3) over.push([one.textContent.slice(0, 40), two.textContent.slice(0, 40)]);
  }));
  const nameless = [...document.querySelectorAll("img:not([alt]),svg[role=img]:not([aria-labelledby]),svg:not([role]):not([aria-hidden])")].length;
  return { width: document.documentElement.scrollWidth, wide, charts: [...document.querySelectorAll("main .chart")].filter(visible).length,
    small: small.length ? Math.min(...small) : null, cut, covered, out, over, nameless };
})()
