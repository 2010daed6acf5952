import { chromium } from 'playwright-core';
import { pathToFileURL } from 'node:url';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless','--no-sandbox','--disable-gpu','--disable-background-networking'], timeout: 0 });
const [langs, ...dirs] = process.argv.slice(2);
for (const dir of dirs) for (const lang of langs.split(',')) {
  const n = dir.split('/').pop();
  const page = await b.newPage({ viewport: { width: 1280, height: 900 } });
  const errs: string[] = []; page.on('pageerror', e => errs.push(e.message)); page.on('console', m => errs.push(m.text()));
  const url = pathToFileURL(dir + '/report.html').href + '#' + lang;
  const open = async () => { await page.goto('about:blank'); await page.goto(url); await page.waitForFunction(() => [...document.querySelectorAll(`main[lang^="${location.hash.slice(1)}"] .chart`)].every(c => c.querySelector('svg'))); await page.waitForTimeout(300); };
  await open();
  await page.locator(`main[lang^="${lang}"] .front`).screenshot({ path: `/tmp/pg/${n}-${lang}-desk.png` });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length;
  await page.setViewportSize({ width: 703, height: 1047 });
  await page.emulateMedia({ media: 'print' });
  await page.waitForTimeout(200);
  const h = await page.evaluate((l) => { const f = document.querySelector(`main[lang^="${l}"] .front`)!.getBoundingClientRect(); const m = document.querySelector(`main[lang^="${l}"]`)!.getBoundingClientRect(); return [f.height, m.height, Math.max(...[...document.querySelectorAll(`main[lang^="${l}"] *`)].map(e=>e.getBoundingClientRect().right))]; }, lang);
  await page.locator(`main[lang^="${lang}"] .front`).screenshot({ path: `/tmp/pg/${n}-${lang}-p1.png` });
  if (process.env.ALL) { const r = Math.ceil(h[1]/1500); for (let i=0;i<r;i++) await page.screenshot({ path: `/tmp/pg/${n}-${lang}-rest${i}.png`, fullPage: true, clip: {x:0,y:h[0]+i*1500,width:703,height:Math.min(1500,h[1]-h[0]-i*1500)} }).catch(()=>{}); }
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 400, height: 900 });
  await open();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.locator(`main[lang^="${lang}"] .front`).screenshot({ path: `/tmp/pg/${n}-${lang}-phone.png` });
  console.log(n, lang, 'pages', pages, 'front', h[0], 'all', h[1], 'pages by height', (h[1]-h[0])/1047+1, 'right', h[2], 'phone width', wide, errs.join(' | '));
  await page.close();
}
await b.close();
