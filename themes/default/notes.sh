#!/bin/sh
# Writes static/css/notes.css: the rules that put each footnote into the margin, level with its reference.
# CSS cannot count anchors, so every note has a rule of its own. Run it after a change: sh notes.sh > static/css/notes.css
count=40 # more notes than that stay at the end of the text
cat <<'CSS'
/* Made by notes.sh. Footnotes as postils: note N stands level with reference N, and below note N - 1 when they would touch. */
@supports (anchor-name: --a) and (top: max(anchor(--a top), 0px)) {
  /* From the top of a reference's box up to where its note's first line begins. */
  .story .prose > .footnotes { --rise: 0.42em; margin: 0; padding: 0; border: 0; }
CSS
cat <<CSS
  .story .prose > .footnotes > ol > li:nth-child(-n + $count) { position: absolute; inset-inline-start: calc(100% + var(--gap)); width: var(--notes); margin: 0; padding: 0; }
  .story .prose > .footnotes > ol > li:nth-child(-n + $count)::before { position: static; float: inline-start; line-height: inherit; margin-inline-end: 0.5em; }
  .story .prose > .footnotes > ol > li:target { color: var(--ink); }
  .story .prose > .footnotes > ol > li:nth-child(n + $((count + 1))) { margin-block-start: 0.7em; }
CSS
n=1
while [ $n -le $count ]; do
  above="calc(anchor(--postil-$((n - 1)) bottom, -1rem) + 1rem)"
  [ $n = 1 ] && above=0px
  echo "  #fnref-$n { anchor-name: --ref-$n; }"
  echo "  .story .prose > .footnotes > ol > li:nth-child($n) { anchor-name: --postil-$n; top: max(calc(anchor(--ref-$n top, 0px) + var(--rise)), $above); }"
  n=$((n + 1))
done
echo "}"
