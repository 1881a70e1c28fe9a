/**
 * Ways in which text tries to become a script, written for this test: each calls `xss()` if it does. They are made of
 * what runs (a handler, a script, an address), of what it is hung on, and of how it breaks out of where it stands.
 */
const CALLS = ["xss(1)", "xss`1`", "window['x'+'ss'](1)", "&#120;ss(1)", "eval('xs'+'s(1)')"];

const ELEMENTS = [
	(call: string) => `<script>${call}</script>`,
	(call: string) => `<ScRiPt >${call}</sCrIpT >`,
	(call: string) => `<script src="data:text/javascript,${call}"></script>`,
	(call: string) => `<script type=module>${call}</script>`,
	(call: string) => `<img src=x onerror=${call}>`,
	(call: string) => `<img src=x onerror="${call}" `,
	(call: string) => `<svg onload=${call}>`,
	(call: string) => `<svg><script>${call}</script></svg>`,
	(call: string) => `<svg><animate onbegin=${call} attributeName=x dur=1s></svg>`,
	(call: string) => `<details open ontoggle=${call}><summary>x</summary></details>`,
	(call: string) => `<input autofocus onfocus=${call}>`,
	(call: string) => `<body onload=${call}>`,
	(call: string) => `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
	(call: string) => `<iframe src="javascript:parent.${call}"></iframe>`,
	(call: string) => `<a href="javascript:${call}">x</a>`,
	(call: string) => `<a href=" &#x6A;avascript:${call}">x</a>`,
	(call: string) => `<form action="javascript:${call}"><button autofocus>x</button></form>`,
	(call: string) => `<video><source onerror=${call}></video>`,
	(call: string) => `<marquee onstart=${call}>x</marquee>`,
	(call: string) => `<math><mi xlink:href="javascript:${call}">x</mi></math>`,
	(call: string) => `<style>@import 'javascript:${call}';</style>`,
	(call: string) => `<p style="animation-name:x" onanimationstart=${call}>x</p>`,
	(call: string) => `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
	(call: string) => `<template><script>${call}</script></template><img src=x onerror=${call}>`,
	(call: string) => `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
];

const OUT_OF = [
	(inside: string) => inside,
	(inside: string) => `">${inside}`,
	(inside: string) => `'>${inside}`,
	(inside: string) => `</title></style></textarea>${inside}`,
	(inside: string) => `-->${inside}<!--`,
	(inside: string) => `]]>${inside}`,
	(inside: string) => `</script>${inside}`,
];

/** What breaks out by itself, and what browsers and templates have stumbled over. */
const ODD = [
	`" onmouseover=xss(1) x="`,
	`" autofocus onfocus=xss(1) x="`,
	`' autofocus onfocus=xss(1) x='`,
	"javascript:xss(1)",
	"JaVaScRiPt:xss(1)",
	"java\tscript:xss(1)",
	"data:text/html,<script>opener.xss(1)</script>",
	"{{constructor.constructor('xss(1)')()}}",
	// biome-ignore lint/suspicious/noTemplateCurlyInString: that it is taken for a template is what is tried
	"${xss(1)}",
	"<%= xss(1) %>",
	"\\u003cscript\\u003exss(1)\\u003c/script\\u003e",
	"\u003c\u0000script>xss(1)</script>",
	"<scr\u0000ipt>xss(1)</scr\u0000ipt>",
	"＜script＞xss(1)＜/script＞",
	"&lt;script&gt;xss(1)&lt;/script&gt;",
	"%3Cscript%3Exss(1)%3C/script%3E",
	`"}</script><script>xss(1)</script>`,
	`\\"}</script><script>xss(1)</script>`,
	"<!--<script>xss(1)//-->",
	"<![CDATA[<script>xss(1)</script>]]>",
	"<?xml version='1.0'?><script xmlns='http://www.w3.org/1999/xhtml'>xss(1)</script>",
	"<b/onclick=xss(1)>",
	"<x onpointerenter=xss(1) style=display:block>",
	// biome-ignore lint/suspicious/noTemplateCurlyInString: that it is taken for a template is what is tried
	"`${xss(1)}`",
	"');xss(1);//",
];

/** 200 of them: each element by some call out of some place, and the odd ones. */
export const PAYLOADS: string[] = [
	...ELEMENTS.flatMap((element, i) => OUT_OF.map((out, j) => out(element(CALLS[(i + j) % CALLS.length] ?? "xss(1)")))),
	...ODD,
];
