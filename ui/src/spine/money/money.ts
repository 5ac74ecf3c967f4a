// Quantities in thousandths and money in fen, as the server counts them (OSV-05).
import type { Language } from "../words/language";

/** A line of the price list; `price` in fen. */
export interface Price {
  code: string;
  zh: string;
  en: string;
  unit: string;
  price: number;
}

/** A line that is being typed; `quantity` in thousandths. */
export interface Line {
  code: string;
  quantity: number;
}

/** Thousandths of what was typed, `1.2` as 1,200; `null` for what is no quantity above nothing. */
export function readQuantity(text: string): number | null {
  const found = /^(\d{1,6})(?:[.。](\d{1,3}))?$/.exec(text.trim());
  if (!found) return null;
  const n = Number(found[1]) * 1000 + Number((found[2] ?? "").padEnd(3, "0"));
  return n > 0 ? n : null;
}

export function quantityText(thousandths: number): string {
  return String(thousandths / 1000);
}

/** In fen, half a fen rounded up: the same sum as the server's. */
export function lineTotal(quantity: number, price: number): number {
  return Math.floor((quantity * price + 500) / 1000);
}

/** What the lines come to, and whether some line has no known price. */
export function total(lines: Line[], price: (code: string) => number | undefined) {
  let fen = 0;
  let unknown = 0;
  for (const line of lines) {
    const one = price(line.code);
    if (one === undefined) unknown += 1;
    else fen += lineTotal(line.quantity, one);
  }
  return { fen, unknown };
}

/** `¥1,234.50` */
export function yuan(fen: number, language: Language): string {
  const text = (fen / 100).toLocaleString(language === "zh" ? "zh-CN" : "en-GB", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return `¥${text}`;
}
