//! Lays the words of a paper out on A4 pages: where each line, box and text stands. Pure; how wide a character is comes
//! from outside. Owns: page breaks, wrapped cells, repeated heads. Refuses nothing. Tested here with a plain measure.

use super::ink::{HEIGHT, Ink, Measure, Op, Page, WIDTH, drawable, wrap};
use shouwen_domain::{
    paper::{Block, Column, Pair, Paper, Signing, Table, Tick},
    words::{Lang, w},
};

const LEFT: f32 = 42.0;
const RIGHT: f32 = WIDTH - 42.0;
const BOTTOM: f32 = HEIGHT - 50.0;
const INNER: f32 = RIGHT - LEFT;
/// Where the content of the second and later pages begins.
const TOP: f32 = 66.0;

const BODY: f32 = 9.0;
const LEADING: f32 = 12.5;
const PAD: f32 = 4.0;
const LABEL: f32 = 74.0;

/// A cell that is about to be drawn: its lines stand below each other.
struct Cell {
    x: f32,
    w: f32,
    lines: Vec<String>,
    right: bool,
    label: bool,
    bold: bool,
}

struct Layout<'m> {
    paper: &'m Paper,
    measure: Measure<'m>,
    pages: Vec<Page>,
    y: f32,
}

/// The pages of a paper, foot and head on each.
pub fn pages(paper: &Paper, measure: Measure<'_>) -> Vec<Page> {
    let mut l = Layout { paper, measure, pages: vec![Vec::new()], y: 0.0 };
    l.first_head();
    let mut blocks = paper.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        match block {
            Block::Heading(text) => {
                // A heading stays with the beginning of what it is of; a signature is kept whole.
                let next = match blocks.peek() {
                    Some(Block::Signature(s)) => l.signing_height(s),
                    Some(Block::Table(_)) => 3.0 * LEADING + 4.0 * PAD,
                    _ => LEADING + 2.0 * PAD,
                };
                l.heading(text, next);
            }
            Block::Pairs(pairs) => l.pairs(pairs),
            Block::Table(table) => l.table(table),
            Block::Ticks(ticks) => l.ticks(ticks),
            Block::Note(text) => l.note(text),
            Block::Signature(signing) => l.signing(signing),
        }
    }
    l.finish()
}

impl Layout<'_> {
    fn op(&mut self, op: Op) {
        self.pages.last_mut().expect("there is a page from the beginning").push(op);
    }

    fn text(&mut self, x: f32, y: f32, size: f32, bold: bool, ink: Ink, text: &str) {
        let text = drawable(text);
        if !text.trim().is_empty() {
            self.op(Op::Text { x, y, size, bold, ink, text });
        }
    }

    fn line(&mut self, x: f32, y: f32, to_x: f32, to_y: f32) {
        self.op(Op::Line { x, y, to_x, to_y, width: 0.6, ink: Ink::Rule });
    }

    fn frame(&mut self, x: f32, y: f32, w: f32, h: f32) {
        self.line(x, y, x + w, y);
        self.line(x, y + h, x + w, y + h);
        self.line(x, y, x, y + h);
        self.line(x + w, y, x + w, y + h);
    }

    fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(self.measure).sum::<f32>() * size
    }

    fn wrapped(&self, text: &str, width: f32, size: f32) -> Vec<String> {
        wrap(text, width, size, self.measure)
    }

    fn first_head(&mut self) {
        let paper = self.paper;
        let code = 62.0;
        self.op(Op::Code { x: RIGHT - code, y: 34.0, side: code });
        let number = self.width(&paper.number, 8.0);
        self.text(
            (RIGHT - number.max(code)).min(RIGHT - number),
            34.0 + code + 11.0,
            8.0,
            false,
            Ink::Black,
            &paper.number,
        );
        let company = self.wrapped(&paper.company, INNER - code - 20.0, 11.0);
        let mut y = 46.0;
        for line in &company {
            self.text(LEFT, y, 11.0, false, Ink::Black, line);
            y += 14.0;
        }
        self.text(LEFT, y + 20.0, 22.0, true, Ink::Black, &paper.title);
        let after = LEFT + self.width(&paper.title, 22.0) + 14.0;
        self.text(after, y + 20.0, 11.0, false, Ink::Grey, &paper.copy);
        if let Some(stamp) = &paper.stamp {
            let x = after + self.width(&paper.copy, 11.0) + 18.0;
            let wide = self.width(stamp, 15.0) + 16.0;
            let (top, low) = (y + 1.0, y + 27.0);
            for (a, b, c, d) in
                [(x, top, x + wide, top), (x, low, x + wide, low), (x, top, x, low), (x + wide, top, x + wide, low)]
            {
                self.op(Op::Line { x: a, y: b, to_x: c, to_y: d, width: 1.6, ink: Ink::Red });
            }
            self.text(x + 8.0, y + 19.5, 15.0, true, Ink::Red, stamp);
        }
        self.y = (y + 34.0).max(34.0 + code + 20.0);
    }

    fn next_head(&mut self) {
        let paper = self.paper;
        self.text(LEFT, 44.0, 8.5, false, Ink::Grey, &paper.company);
        let right = format!("{} {}", paper.title, paper.number);
        let wide = self.width(&right, 8.5);
        self.text(RIGHT - wide, 44.0, 8.5, false, Ink::Grey, &right);
        self.line(LEFT, 51.0, RIGHT, 51.0);
    }

    fn next_page(&mut self) {
        self.pages.push(Vec::new());
        self.next_head();
        self.y = TOP;
    }

    fn room(&self) -> f32 {
        BOTTOM - self.y
    }

    fn ensure(&mut self, height: f32) {
        if self.room() < height && self.y > TOP {
            self.next_page();
        }
    }

    fn heading(&mut self, text: &str, next: f32) {
        self.ensure(24.0 + next);
        self.y += 9.0;
        self.op(Op::Fill { x: LEFT, y: self.y, w: 3.0, h: 11.0, ink: Ink::Black });
        self.text(LEFT + 8.0, self.y + 9.5, 10.5, true, Ink::Black, text);
        self.y += 16.0;
    }

    /// Draws a row of cells; one that is longer than what is left of the page goes on on the next. `head` is drawn again
    /// there.
    fn row(&mut self, mut cells: Vec<Cell>, head: Option<&Table>) {
        loop {
            let lines = cells.iter().map(|c| c.lines.len()).max().unwrap_or(1).max(1);
            let height = lines as f32 * LEADING + 2.0 * PAD;
            let fit = ((self.room() - 2.0 * PAD) / LEADING).floor().max(0.0) as usize;
            if lines <= fit {
                self.cells(&cells, height);
                return;
            }
            // Short rows are not torn apart; a page is never left without progress.
            let torn = lines > 12 && fit >= 3;
            if torn || self.y <= TOP + 60.0 {
                let take = fit.max(1);
                let first: Vec<Cell> = cells
                    .iter_mut()
                    .map(|c| {
                        let rest = c.lines.split_off(take.min(c.lines.len()));
                        let lines = std::mem::replace(&mut c.lines, rest);
                        Cell { lines, ..*c }
                    })
                    .collect();
                self.cells(&first, take as f32 * LEADING + 2.0 * PAD);
            }
            self.next_page();
            if let Some(table) = head {
                self.table_head(table);
            }
        }
    }

    fn cells(&mut self, cells: &[Cell], height: f32) {
        for c in cells {
            if c.label {
                self.op(Op::Fill { x: c.x, y: self.y, w: c.w, h: height, ink: Ink::Shade });
            }
        }
        for c in cells {
            let y = self.y;
            self.frame(c.x, y, c.w, height);
            for (n, text) in c.lines.iter().enumerate() {
                let x = if c.right { c.x + c.w - PAD - self.width(text, BODY) } else { c.x + PAD };
                let ink = if c.label { Ink::Grey } else { Ink::Black };
                self.text(x, y + PAD + LEADING * n as f32 + 9.2, BODY, c.bold, ink, text);
            }
        }
        self.y += height;
    }

    fn cell(&self, x: f32, w: f32, text: &str) -> Cell {
        Cell { x, w, lines: self.wrapped(text, w - 2.0 * PAD, BODY), right: false, label: false, bold: false }
    }

    fn label(&self, x: f32, text: &str) -> Cell {
        Cell { label: true, ..self.cell(x, LABEL, text) }
    }

    fn pairs(&mut self, pairs: &[Pair]) {
        let half = INNER / 2.0;
        let mut left: Option<&Pair> = None;
        let two = |l: &Self, a: &Pair, b: Option<&Pair>| {
            let (label, value) = b.map_or(("", ""), |b| (b.label.as_str(), b.value.as_str()));
            vec![
                l.label(LEFT, &a.label),
                l.cell(LEFT + LABEL, half - LABEL, &a.value),
                l.label(LEFT + half, label),
                l.cell(LEFT + half + LABEL, half - LABEL, value),
            ]
        };
        for pair in pairs {
            if pair.wide {
                if let Some(a) = left.take() {
                    let row = two(self, a, None);
                    self.row(row, None);
                }
                let row = vec![self.label(LEFT, &pair.label), self.cell(LEFT + LABEL, INNER - LABEL, &pair.value)];
                self.row(row, None);
            } else if let Some(a) = left.take() {
                let row = two(self, a, Some(pair));
                self.row(row, None);
            } else {
                left = Some(pair);
            }
        }
        if let Some(a) = left {
            let row = two(self, a, None);
            self.row(row, None);
        }
    }

    fn columns(table: &Table) -> Vec<(f32, f32, bool)> {
        let all: f32 = table.columns.iter().map(|c| c.share).sum();
        let mut x = LEFT;
        let place = |c: &Column| {
            let w = INNER * c.share / all;
            x += w;
            (x - w, w, c.right)
        };
        table.columns.iter().map(place).collect()
    }

    fn table_head(&mut self, table: &Table) {
        let columns = Self::columns(table);
        let cells: Vec<Cell> = columns
            .iter()
            .zip(&table.columns)
            .map(|((x, w, right), c)| Cell { label: true, right: *right, ..self.cell(*x, *w, &c.title) })
            .collect();
        let lines = cells.iter().map(|c| c.lines.len()).max().unwrap_or(1);
        self.cells(&cells, lines as f32 * LEADING + 2.0 * PAD);
    }

    fn table(&mut self, table: &Table) {
        self.ensure(3.0 * LEADING + 4.0 * PAD);
        self.table_head(table);
        let columns = Self::columns(table);
        for row in &table.rows {
            let cells: Vec<Cell> = columns
                .iter()
                .zip(row)
                .map(|((x, w, right), text)| Cell { right: *right, ..self.cell(*x, *w, text) })
                .collect();
            self.row(cells, Some(table));
        }
        if let Some((label, sum)) = &table.total {
            let sum = format!("{label}  {sum}");
            let cell = Cell { right: true, bold: true, ..self.cell(LEFT, INNER, &sum) };
            self.row(vec![cell], Some(table));
        }
    }

    fn ticks(&mut self, ticks: &[Tick]) {
        let half = INNER / 2.0;
        for two in ticks.chunks(2) {
            let texts: Vec<Vec<String>> =
                two.iter().map(|t| self.wrapped(&t.text, half - 2.0 * PAD - 16.0, BODY)).collect();
            let height = texts.iter().map(Vec::len).max().unwrap_or(1) as f32 * LEADING + 2.0 * PAD;
            self.ensure(height);
            for (n, (tick, lines)) in two.iter().zip(&texts).enumerate() {
                let x = LEFT + half * n as f32;
                let y = self.y;
                self.frame(x, y, half, height);
                let (bx, by) = (x + PAD + 1.0, y + PAD + 1.6);
                for (a, b, c, d) in
                    [(0.0, 0.0, 8.5, 0.0), (0.0, 8.5, 8.5, 8.5), (0.0, 0.0, 0.0, 8.5), (8.5, 0.0, 8.5, 8.5)]
                {
                    self.op(Op::Line { x: bx + a, y: by + b, to_x: bx + c, to_y: by + d, width: 0.8, ink: Ink::Black });
                }
                if tick.done {
                    self.text(bx - 0.2, by + 7.9, 10.0, true, Ink::Black, "√");
                }
                for (k, line) in lines.iter().enumerate() {
                    self.text(x + PAD + 16.0, y + PAD + LEADING * k as f32 + 9.2, BODY, false, Ink::Black, line);
                }
            }
            if two.len() == 1 {
                self.frame(LEFT + half, self.y, half, height);
            }
            self.y += height;
        }
    }

    fn note(&mut self, text: &str) {
        let size = 8.0;
        for line in self.wrapped(text, INNER, size) {
            self.ensure(12.0);
            self.text(LEFT, self.y + 10.0, size, false, Ink::Grey, &line);
            self.y += 11.5;
        }
        self.y += 1.5;
    }

    fn signing_lines(&self, s: &Signing) -> (Vec<String>, Vec<String>) {
        let left = if s.strokes.is_some() { 156.0 } else { 0.0 };
        let width = INNER - left - 4.0 * PAD;
        let plain = s.lines.iter().flat_map(|x| self.wrapped(x, width, BODY)).collect();
        (plain, s.void.iter().flat_map(|x| self.wrapped(x, INNER - 4.0 * PAD, 10.0)).collect())
    }

    fn signing_height(&self, s: &Signing) -> f32 {
        let (lines, void) = self.signing_lines(s);
        let words = 18.0 + lines.len() as f32 * LEADING + void.len() as f32 * 15.0;
        let blanks = if s.blanks.is_empty() { 0.0 } else { 34.0 };
        (words + blanks).max(if s.strokes.is_some() { 84.0 } else { 0.0 }) + 2.0 * PAD
    }

    fn signing(&mut self, s: &Signing) {
        let height = self.signing_height(s);
        self.ensure(height);
        let y = self.y;
        self.frame(LEFT, y, INNER, height);
        self.text(LEFT + 2.0 * PAD, y + 15.0, BODY, true, Ink::Black, &s.label);
        let (lines, void) = self.signing_lines(s);
        let mut at = y + 18.0;
        let x = if s.strokes.is_some() { LEFT + 164.0 } else { LEFT + 2.0 * PAD };
        if let Some(file) = s.strokes.clone() {
            self.op(Op::Strokes { file, x: LEFT + 2.0 * PAD, y: y + 20.0, w: 144.0, h: height - 26.0 });
        }
        for line in &lines {
            at += LEADING;
            self.text(x, at, BODY, false, Ink::Black, line);
        }
        for line in &void {
            at += 15.0;
            self.text(LEFT + 2.0 * PAD, at, 10.0, true, Ink::Red, line);
        }
        let step = INNER / s.blanks.len().max(1) as f32;
        for (n, label) in s.blanks.iter().enumerate() {
            let colon = if self.paper.lang == Lang::Zh { format!("{label}：") } else { format!("{label}:") };
            let x = LEFT + 2.0 * PAD + step * n as f32;
            let base = y + height - 12.0;
            self.text(x, base, BODY, false, Ink::Black, &colon);
            let begin = x + self.width(&colon, BODY) + 4.0;
            self.line(begin, base + 2.0, LEFT + step * (n + 1) as f32 - 24.0, base + 2.0);
        }
        self.y += height;
    }

    /// Feet are drawn last: only now is it known how many pages there are.
    fn finish(mut self) -> Vec<Page> {
        let all = self.pages.len();
        let lang = self.paper.lang;
        for n in 0..all {
            let y = HEIGHT - 30.0;
            let page = match lang {
                Lang::Zh => format!("第 {} 页　共 {all} 页", n + 1),
                Lang::En => format!("Page {} of {all}", n + 1),
            };
            let digest = format!("{}{}", lang.of(w("内容摘要 SHA-256：", "Content SHA-256: ")), self.paper.digest);
            let wide = self.width(&page, 8.0);
            self.pages[n].extend([
                Op::Line { x: LEFT, y: y - 11.0, to_x: RIGHT, to_y: y - 11.0, width: 0.6, ink: Ink::Rule },
                Op::Text { x: LEFT, y, size: 7.0, bold: false, ink: Ink::Grey, text: digest },
                Op::Text { x: RIGHT - wide, y, size: 8.0, bold: false, ink: Ink::Black, text: page },
            ]);
        }
        self.pages
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(c: char) -> f32 {
        if c.is_ascii() { 0.5 } else { 1.0 }
    }

    #[test]
    fn a_text_of_any_length_goes_on_on_the_next_page_and_loses_nothing() {
        let long: String = (0..9_000).map(|n| char::from_u32(0x4E00 + n % 900).unwrap_or('一')).collect();
        let pair = Pair { label: "内容".into(), value: long.clone(), wide: true };
        let paper = Paper {
            number: "LJ-ORDER-20260313-0001".into(),
            blocks: vec![Block::Heading("服务内容".into()), Block::Pairs(vec![pair])],
            ..Paper::default()
        };
        let pages = pages(&paper, &plain);
        assert!(pages.len() > 3, "{}", pages.len());
        let mut seen = String::new();
        for page in &pages {
            for op in page {
                if let Op::Text { x, y, size, text, .. } = op {
                    assert!(*y < HEIGHT - 20.0 && *y > 20.0 && *x >= LEFT - 1.0, "{op:?}");
                    let wide = text.chars().map(plain).sum::<f32>() * size;
                    assert!(x + wide <= RIGHT + 1.0 || text.contains("SHA"), "{op:?}");
                    if *size == BODY && text != "内容" {
                        seen.push_str(text);
                    }
                }
            }
        }
        assert_eq!(seen, long);
    }
}
