/** The whole look of the report. No font, picture or sheet comes from anywhere else. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --card: #f6f8fa; --line: #d1d9e0; --faint: #eaeef2;
  --text: #1f2328; --soft: #59636e; --link: #0969da;
  --success: #1a7f37; --failure: #cf222e; --cancelled: #7d4e00; --skipped: #6e7781; --warning: #9a6700; --notice: #0969da;
  --success-bar: #4ac26b; --failure-bar: #fa4549; --cancelled-bar: #d4a72c; --skipped-bar: #afb8c1;
  --failure-tint: #fff1ef; --warning-tint: #fff8e1; --notice-tint: #eef6ff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --card: #151b23; --line: #3d444d; --faint: #262c36;
    --text: #e6edf3; --soft: #9198a1; --link: #58a6ff;
    --success: #3fb950; --failure: #ff7b72; --cancelled: #e3b341; --skipped: #9198a1; --warning: #e3b341; --notice: #58a6ff;
    --success-bar: #2ea043; --failure-bar: #da3633; --cancelled-bar: #9e6a03; --skipped-bar: #484f58;
    --failure-tint: #2a1518; --warning-tint: #272115; --notice-tint: #121d2f;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", Helvetica, Arial, sans-serif, "Noto Color Emoji";
}
main { max-width: 1180px; margin: 0 auto; padding: 24px 24px 64px; }
code, pre, .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 12px; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 8px; font-weight: 600; }
h2 { font-size: 16px; margin: 32px 0 10px; font-weight: 600; }
h3 { font-size: 14px; margin: 0; font-weight: 600; }
.facts { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 0; color: var(--soft); }
.facts div { display: flex; gap: 6px; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; color: var(--text); }
.success { color: var(--success); } .failure { color: var(--failure); } .cancelled { color: var(--cancelled); }
.skipped { color: var(--skipped); } .soft { color: var(--soft); }
.error-level { color: var(--failure); } .warning-level { color: var(--warning); } .notice-level { color: var(--notice); }
.icon { display: inline-block; width: 1.3em; text-align: center; font-weight: 700; flex: none; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.panel { border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 6px; padding: 12px 16px; margin: 12px 0; }
.panel.failed { border-left-color: var(--failure-bar); background: var(--failure-tint); }
.panel.stopped { border-left-color: var(--cancelled-bar); background: var(--warning-tint); }
.panel.told { border-left-color: var(--notice); background: var(--notice-tint); }
.panel p { margin: 4px 0; } .panel ul { margin: 4px 0; padding-left: 20px; }
.panel pre { background: var(--page); }
pre { margin: 8px 0 0; padding: 10px 12px; background: var(--card); border: 1px solid var(--faint); border-radius: 6px;
  overflow: auto; white-space: pre-wrap; line-height: 1.45; tab-size: 4; }
pre.log { max-height: 480px; }
.scroll { overflow-x: auto; }
.graph { position: relative; }
.graph svg { position: absolute; inset: 0; }
.graph path { fill: none; stroke: var(--line); stroke-width: 1.5; }
.box { position: absolute; display: block; border: 1px solid var(--line); border-left-width: 4px; border-radius: 6px;
  background: var(--card); padding: 5px 10px; color: var(--text); overflow: hidden; }
.box:hover { text-decoration: none; border-color: var(--link); }
.box.success { border-left-color: var(--success-bar); } .box.failure { border-left-color: var(--failure-bar); }
.box.cancelled { border-left-color: var(--cancelled-bar); } .box.skipped { border-left-color: var(--skipped-bar); }
.box i, .box b { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.box i { display: block; font-style: normal; font-size: 11px; line-height: 14px; height: 14px; color: var(--soft); }
.box b { display: block; line-height: 18px; font-weight: 600; }
.box small { font-size: 12px; display: flex; justify-content: space-between; gap: 8px; white-space: nowrap; }
.time { display: grid; grid-template-columns: minmax(120px, 220px) minmax(0, 1fr) 76px; align-items: center; gap: 0 12px; }

.time .name { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; color: var(--text); }
.time .took { text-align: right; }
.track { position: relative; height: 24px; border-left: 1px solid var(--faint); }
.track i { position: absolute; top: 0; bottom: 0; border-left: 1px solid var(--faint); }
.track b { position: absolute; top: 6px; height: 12px; min-width: 3px; border-radius: 3px; }
.track b.success { background: var(--success-bar); } .track b.failure { background: var(--failure-bar); }
.track b.cancelled { background: var(--cancelled-bar); } .track b.skipped { background: var(--skipped-bar); }
.track.scale { height: 18px; color: var(--soft); font-size: 11px; }
.track.scale span { position: absolute; padding-left: 4px; white-space: nowrap; }
.job { border: 1px solid var(--line); border-radius: 6px; margin: 16px 0; }
.job > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 12px; padding: 9px 14px; background: var(--card);
  border-bottom: 1px solid var(--line); border-radius: 6px 6px 0 0; }
.job > header:last-child { border-bottom: 0; border-radius: 6px; }
.job > header .took { margin-left: auto; }
.job > .panel { margin: 12px 14px; }
.step { border-bottom: 1px solid var(--faint); padding: 0 14px; }
.steps > .step:last-child { border-bottom: 0; }
.line { display: flex; align-items: baseline; gap: 8px; padding: 3px 0; list-style: none; }
.line .title { flex: 1; } .line .word { width: 128px; flex: none; white-space: nowrap; }
.line::-webkit-details-marker { display: none; }
summary.line { cursor: pointer; }
.line::before { content: ""; width: 10px; flex: none; color: var(--soft); font-size: 10px; }
summary.line::before { content: "▸"; }
details[open] > summary.line::before { content: "▾"; }
.line .took { width: 64px; flex: none; text-align: right; }
.inside { padding: 0 0 12px 18px; }
.inside > p { margin: 10px 0 0; color: var(--soft); font-size: 12px; }
.annotation { display: flex; gap: 8px; margin: 6px 0 0; }
.annotation p { margin: 0; } .lines { white-space: pre-wrap; }
.shown { border-top: 1px solid var(--line); padding: 9px 16px 11px; }
.shown > .of { color: var(--soft); font-size: 12px; margin: 0 0 6px; }
.shown > .of:last-child { margin: 0; } .shown > table + .of { margin-top: 10px; }
table { border-collapse: collapse; }
table.data { width: 100%; font-size: 12px; }
table.data th, table.data td { text-align: left; padding: 3px 10px 3px 0; border-bottom: 1px solid var(--faint); vertical-align: top; }
table.data th { color: var(--soft); font-weight: 500; }
table.data td.key { white-space: nowrap; width: 1%; }
.value { max-height: 96px; overflow: auto; white-space: pre-wrap; }
.markdown { overflow-x: auto; }
.markdown > :first-child { margin-top: 0; } .markdown > :last-child { margin-bottom: 0; }
.markdown h1, .markdown h2, .markdown h3, .markdown h4, .markdown h5, .markdown h6 { margin: 16px 0 8px; line-height: 1.3; }
.markdown h1 { font-size: 18px; } .markdown h2 { font-size: 16px; } .markdown h3, .markdown h4, .markdown h5, .markdown h6 { font-size: 14px; }
.markdown p, .markdown ul, .markdown ol, .markdown blockquote, .markdown dl, .markdown details { margin: 0 0 8px; }
.markdown ul, .markdown ol { padding-left: 24px; }
.markdown li > ul, .markdown li > ol { margin: 0; }
.markdown blockquote { padding-left: 12px; border-left: 3px solid var(--line); color: var(--soft); }
.markdown table { margin: 4px 0 10px; display: block; width: max-content; max-width: 100%; overflow: auto; }
.markdown th, .markdown td { border: 1px solid var(--line); padding: 4px 10px; }
.markdown th { background: var(--card); font-weight: 600; }
.markdown code { background: var(--faint); padding: 1px 5px; border-radius: 4px; }
.markdown pre { margin: 0 0 8px; } .markdown pre code { background: none; padding: 0; }
.markdown hr { border: 0; border-top: 1px solid var(--line); margin: 12px 0; }
.markdown kbd { border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; padding: 0 5px; font-size: 11px; }
.markdown summary { cursor: pointer; }
.image { color: var(--soft); border: 1px dashed var(--line); border-radius: 4px; padding: 0 6px; }
details.folded > summary { cursor: pointer; font-size: 16px; font-weight: 600; margin: 32px 0 10px; }
footer { margin-top: 40px; color: var(--soft); font-size: 12px; }
@media (max-width: 760px) {
  main { padding: 16px 16px 48px; }
  .line .word { width: auto; } .line .took { width: auto; }
  .time { grid-template-columns: minmax(0, 38%) minmax(0, 1fr) auto; }
  .track.scale { visibility: hidden; }
}
@media print {
  :root { color-scheme: light; --page: #ffffff; --card: #f6f8fa; --line: #d1d9e0; --faint: #eaeef2; --text: #1f2328; --soft: #59636e; }
  main { max-width: none; padding: 0; }
  body { font-size: 11px; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .box, .line, .time > *, .panel, tr { break-inside: avoid; }
  .job > header, h2 { break-after: avoid; }
  pre.log, .value { max-height: none; }
}
`;
