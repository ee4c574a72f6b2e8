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

// A chart is laid out in pixels of the page: here one is three quarters of a point, at which its words are 9 points high.
#let px = 0.75pt
#let tones = (accent: rgb("#105e68"), baseline: rgb("#5c6674"), edge: rgb("#8a929c"), grid: rgb("#e3e6ea"),
  faint: rgb("#5f6770"), paper: white)
#let pale(shape) = tones.at(shape.tone).transparentize((1 - shape.share) * 100%)
#let stroke-of(shape, thickness) = (paint: tones.at(shape.tone), thickness: thickness * px,
  dash: if shape.dashed { (2.5pt, 2pt) } else { none }, cap: if shape.dashed { "butt" } else { "round" })
#let at(x, y, body) = place(top + left, dx: x * px, dy: y * px, body)
#let draw(shape) = {
  if shape.kind == "line" {
    place(top + left, line(start: (shape.from.at(0) * px, shape.from.at(1) * px), end: (shape.to.at(0) * px, shape.to.at(1) * px),
      stroke: stroke-of(shape, shape.width)))
  } else if shape.kind == "box" {
    at(shape.box.left, shape.box.top, rect(width: shape.box.width * px, height: shape.box.height * px, radius: 1pt, fill: pale(shape),
      stroke: if shape.outlined { (paint: tones.at(shape.tone), thickness: 1pt, dash: (1.5pt, 1.5pt)) } else { none }))
  } else if shape.kind == "fade" {
    let full = tones.at(shape.tone).transparentize(66%)
    let none-left = tones.at(shape.tone).transparentize(100%)
    at(shape.box.left, shape.box.top, rect(width: shape.box.width * px, height: shape.box.height * px,
      fill: gradient.linear(full, none-left, dir: if shape.from == "bottom" { btt } else { ttb })))
  } else if shape.kind == "dot" {
    at(shape.at.at(0) - 4, shape.at.at(1) - 4, circle(radius: 4 * px, fill: if shape.filled { tones.at(shape.tone) } else { white },
      stroke: (paint: tones.at(shape.tone), thickness: 1.5pt, dash: if shape.dashed { (1.5pt, 1.5pt) } else { none })))
  } else if shape.kind == "area" {
    place(top + left, polygon(fill: pale(shape), ..shape.corners.map(((x, y)) => (x * px, y * px))))
  } else {
    // Around its point, in a box that is wider than any of its words.
    let wide = 600
    let (left-edge, side) = if shape.anchor == "start" { (0, left) } else if shape.anchor == "end" { (-wide, right) } else { (-wide / 2, center) }
    // Once more below, with an edge of paper: no line runs through a word.
    for look in ((fill: white, stroke: 2.5pt + white), (fill: tones.at(shape.tone))) {
      at(shape.at.at(0) + left-edge, shape.at.at(1) - 10, box(width: wide * px, height: 20 * px, align(side + horizon,
        text(size: 9pt, weight: if shape.bold { "bold" } else { "regular" }, ..look, shape.text))))
    }
  }
}
#let drawing(of) = box(width: of.width * px, height: of.height * px, for shape in of.shapes { draw(shape) })
#let chart(of) = {
  block(above: 0.8em, below: 0.6em, drawing(of))
  par(leading: 0.3em, of.key.map(one => box({
    box(baseline: 30%, drawing(one))
    h(4pt)
    text(size: 8pt, fill: rgb("#666666"), one.text)
  })).join(h(10pt)))
  if of.note != none { par(small(of.note)) }
}

#let indicator(item) = {
  set par(spacing: 0.8em)
  heading(level: 2, item.name)
  small(item.unit)
  if item.none != none { par(quiet(item.none)) }
  if item.figure != none {
    par(text(size: 14pt, weight: "bold", item.figure.text) + cite(item.figure.cite) + linebreak() + quiet(item.figure.when))
  }
  for note in item.notes { par(note) }
  if item.baseline != none { par(quiet(item.baseline.text) + cite(item.baseline.cite)) }
  if item.chart != none { chart(item.chart) }
  if item.rows.len() > 0 {
    small(item.rowsTitle)
    let listed(rows) = table(columns: (auto, auto), stroke: none, inset: (x: 3pt, y: 2pt), column-gutter: 6pt,
      ..rows.map(row => (text(size: 9pt, row.when), text(size: 9pt, row.figure))).flatten())
    // Side by side: two charts with their figures find room on a page.
    let longest = calc.max(..item.rows.map(row => (row.when + row.figure).clusters().len()))
    let across = if longest <= 28 { 3 } else { 2 }
    let high = calc.max(4, calc.ceil(item.rows.len() / across))
    grid(columns: (1fr,) * across, ..item.rows.chunks(high).map(listed))
  }
  if item.page != none { small(item.page.text + " " + address(item.page.href)) }
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
