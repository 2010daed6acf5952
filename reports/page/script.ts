/** The page's own script (runs in the reader's browser): language, and charts drawn when first shown. */
export const SCRIPT = `
'use strict';
(() => {
  const texts = JSON.parse(document.getElementById('texts').textContent);
  const drawn = new Set();
  const wanted = () => {
    const named = new URLSearchParams(location.search).get('lang') || location.hash.slice(1);
    // what the address names, else the reader's own language
    return (texts[named] ? named : navigator.language.slice(0, 2)) === 'zh' ? 'zh' : 'en';
  };
  const draw = (lang) => {
    if (drawn.has(lang)) return;
    drawn.add(lang);
    const { save, source } = texts[lang];
    const i18n = { SVG_ACTION: save + ' SVG', PNG_ACTION: save + ' PNG', CLICK_TO_VIEW_ACTIONS: save };
    for (const place of document.querySelectorAll('main[lang="' + texts[lang].tag + '"] .chart')) {
      const spec = JSON.parse(document.getElementById('spec-' + place.id).textContent);
      if (spec.layer) {
        spec.width = 'container';
        delete spec.autosize;
      } else if (spec.columns) {
        // small pictures: as many in a row as fit, and as wide as the row allows (60 for the axis, 20 between them)
        spec.columns = Math.max(1, Math.min(spec.columns, Math.floor(place.clientWidth / (spec.spec.width + 70))));
        spec.spec.width = Math.max(spec.spec.width, Math.floor((place.clientWidth - 60) / spec.columns) - 20);
      }
      // beside another one a chart is lower than by itself
      if (place.clientWidth < 480 && spec.height > 200) spec.height = 185;
      if (place.clientWidth < 480) {
        spec.config.legend.labelLimit = 150;
        for (const layer of (spec.spec || spec).layer || []) {
          const { legend: key, scale } = layer.encoding.color || {};
          const longest = Math.max(0, ...((scale && scale.domain) || []).map((label) => label.length));
          if (key && key.columns > 3) key.columns = place.clientWidth < 400 || longest > 13 ? 2 : 3;
        }
      }
      // the page's policy lets no program compile code or write styles of its own
      const strict = { ast: true, defaultStyle: false, forceActionsMenu: true, tooltip: { disableDefaultStyle: true } };
      const actions = { export: true, source: false, compiled: false, editor: false };
      vegaEmbed(place, spec, { renderer: 'svg', actions, i18n, downloadFileName: place.id, ...strict }).then(() => {
        const link = document.createElement('a');
        link.textContent = source;
        link.target = '_blank';
        // as plain text, so that nothing in it is taken for markup
        link.href = URL.createObjectURL(new Blob([JSON.stringify(spec, null, 2)], { type: 'text/plain;charset=utf-8' }));
        place.querySelector('.vega-actions').append(link);
      });
    }
  };
  let lang = 'zh';
  const show = (next) => {
    lang = next;
    document.documentElement.lang = texts[lang].tag;
    document.title = texts[lang].title;
    document.querySelector('.language').textContent = texts[lang].other;
    draw(lang);
  };
  document.querySelector('.language').addEventListener('click', () => show(lang === 'zh' ? 'en' : 'zh'));
  window.addEventListener('hashchange', () => show(wanted()));
  show(wanted());
})();
`;
