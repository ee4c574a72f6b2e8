/**
 * How a brief looks on paper, for Typst. Everything that is said comes out of /brief.json as data and is set as it is: no text of
 * anybody's is ever read as markup.
 */
export const briefTemplate = `
#let brief = json("/brief.json")
#set document(title: brief.title, author: brief.product)
#set text(font: ("IBM Plex Sans", "IBM Plex Sans Arabic"), size: 10pt, lang: brief.language,
  dir: if brief.rtl { rtl } else { ltr }, fill: rgb("#1a1a1a"))
#set page(paper: "a4", margin: (x: 18mm, top: 18mm, bottom: 20mm), footer: context {
  set text(size: 8pt, fill: rgb("#666666"))
  let current = counter(page).get().first()
  let all = counter(page).final().first()
  grid(columns: (1fr, auto), brief.footer,
    brief.page.replace("{page}", str(current)).replace("{pages}", str(all)))
})
#set par(leading: 0.65em, justify: false)
#show heading: set block(above: 1.2em, below: 0.6em)
#let small(body) = text(size: 8pt, fill: rgb("#666666"), body)
#let quiet(body) = text(fill: rgb("#555555"), body)
// What was typed runs as its own script does, from the side where the page begins.
#let typed(said) = text(dir: if said.rtl { rtl } else { ltr }, said.text)
#let rule = line(length: 100%, stroke: 0.5pt + rgb("#cccccc"))
#let cite(number) = if number != none { h(2pt); super(typographic: false, size: 0.7em, "[" + str(number) + "]") }
#let address(href) = link(href, text(dir: ltr, fill: rgb("#1f5fa8"), href))

#grid(columns: (1fr, auto), strong(brief.product), small(brief.knownOn))
#rule
#heading(level: 1, typed(brief.heading))
#for part in brief.introduction [#par(quiet(typed(part)))]
#if brief.demo != none { strong(brief.demo) }

#if brief.summary != none {
  block(width: 100%, stroke: 0.5pt + rgb("#cccccc"), inset: 8pt, radius: 2pt, breakable: true, {
    strong(brief.summary.title)
    for group in brief.summary.groups {
      par(spacing: 0.9em, strong(group.title) + linebreak() + quiet(group.names))
    }
  })
}

#let indicator(item) = {
  heading(level: 2, item.name)
  small(item.unit)
  if item.none != none { par(quiet(item.none)) }
  if item.figure != none {
    par(text(size: 14pt, weight: "bold", item.figure.text) + cite(item.figure.cite) + linebreak() + quiet(item.figure.when))
  }
  for note in item.notes { par(note) }
  if item.baseline != none { par(quiet(item.baseline.text) + cite(item.baseline.cite)) }
  if item.rows.len() > 0 {
    small(item.rowsTitle)
    table(columns: (auto, auto), stroke: none, inset: (x: 6pt, y: 2.5pt), column-gutter: 10pt,
      ..item.rows.map(row => (text(size: 9pt, row.when), text(size: 9pt, row.figure))).flatten())
  }
  if item.chart != none { small(item.chart.text + " " + address(item.chart.href)) }
}

#let entry(item) = {
  heading(level: 2, typed(item.title))
  par(quiet(item.about))
  if item.text != none { par(typed(item.text)) }
  for line in item.lines { par(line) }
  for source in item.sources {
    par(small(typed(source.said) + if source.href != none { linebreak() + address(source.href) }))
  }
}

#let sentence(item) = {
  heading(level: 2, item.name)
  block(inset: (x: 10pt), stroke: (if brief.rtl { "right" } else { "left" }: 2pt + rgb("#999999")),
    text(size: 11pt, dir: if item.rtl { rtl } else { ltr }, item.before + strong(item.mark) + item.after))
  par(quiet(item.record))
  par(small(typed(item.source)))
}

#let side(item) = {
  small(item.title)
  for line in item.lines {
    par(spacing: 0.7em, (if line.strong { strong(line.text) } else { line.text })
      + if line.about != none { linebreak() + small(line.about) })
  }
}

#let check(item) = {
  heading(level: 2, typed(item.title))
  if item.note != none { par(quiet(typed(item.note))) }
  par(strong(item.state) + linebreak() + item.conclusion)
  grid(columns: (1fr, auto, 1fr), column-gutter: 10pt, align: (start, start + horizon, start),
    side(item.left), quiet(item.relation), side(item.right))
  if item.known != none { par(small(item.known)) }
  if item.page != none { par(small(item.page.text + " " + address(item.page.href))) }
}

#for item in brief.items {
  rule
  block(breakable: item.long, width: 100%, {
    if item.kind == "indicator" { indicator(item) }
    if item.kind == "entry" { entry(item) }
    if item.kind == "sentence" { sentence(item) }
    if item.kind == "check" { check(item) }
    if item.kind == "absent" { par(quiet(item.text)) }
  })
}

#if brief.sources != none {
  pagebreak(weak: true)
  heading(level: 2, brief.sources.title)
  par(quiet(brief.sources.lead))
  for source in brief.sources.items {
    block(breakable: false, grid(columns: (22pt, 1fr), "[" + str(source.number) + "]", {
      strong(source.figure) + quiet(source.about)
      linebreak()
      quiet(typed(source.work))
      if source.grade != "" { linebreak() + small(source.grade) }
      if source.href != none { linebreak() + small(address(source.href)) }
    }))
  }
}
`;
