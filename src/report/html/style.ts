/** The stylesheet of the page: light, dark and print. */
export const STYLE = `
:root{color-scheme:light dark;--text:#1b1f24;--soft:#57606a;--back:#fff;--line:#d0d7de;--head:#f6f8fa;--error:#a40e26;--link:#0550ae}
@media(prefers-color-scheme:dark){:root{--text:#f0f6fc;--soft:#b1bac4;--back:#0d1117;--line:#3d444d;--head:#161b22;--error:#ff9492;--link:#79c0ff}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:90rem;padding:1rem;font:16px/1.5 system-ui,sans-serif;color:var(--text);background:var(--back)}
h1{margin:0 0 .25rem}h2{margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}
a{color:var(--link)}nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.soft{color:var(--soft)}.error{color:var(--error);font-weight:bold}
.scroll{overflow:auto;max-height:80vh;border:1px solid var(--line);border-radius:6px}
.scroll svg{display:block;transform-origin:0 0}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{padding:.3rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);max-width:26rem;overflow-wrap:break-word}
th{position:sticky;top:0;background:var(--head);white-space:nowrap}
#machines th:nth-child(n+9),#namespaces th:nth-child(n+6),#capacity th:nth-child(n+4):not(:last-child),td.number{text-align:right}
td.number{font-variant-numeric:tabular-nums;white-space:nowrap}
th button{all:unset;cursor:pointer;font-weight:bold}th button:focus-visible{outline:3px solid var(--link)}
th[aria-sort=ascending] button::after{content:" \\25b2"}th[aria-sort=descending] button::after{content:" \\25bc"}
.bar{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;margin:.5rem 0}
.bar label{display:flex;flex-direction:column;font-size:.85rem}
input,select,.bar button{font:inherit;padding:.3rem .5rem;color:inherit;background:var(--back);border:1px solid var(--soft);border-radius:4px}
meter{width:8rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--head);padding:.75rem;border-radius:6px}
@media print{:root{color-scheme:light;--text:#1b1f24;--soft:#57606a;--back:#fff;--line:#d0d7de;--head:#f6f8fa;--error:#a40e26;--link:#0550ae}
body{max-width:none;padding:0;font-size:10pt}nav,.bar{display:none}.scroll{max-height:none;overflow:visible;border:0}.scroll svg{max-width:100%;height:auto}
th{position:static;white-space:normal}td.number{white-space:normal}th,td{padding:.15rem .3rem}table{font-size:8pt}td{overflow-wrap:anywhere}h2{break-after:avoid}tr,svg{break-inside:avoid}thead{display:table-header-group}}
`.trim();
