import type { Address } from "../../api/types";

const TAILS: [keyof Address, string][] = [
  ["district", ""],
  ["road", ""],
  ["building", "栋"],
  ["unit", "单元"],
  ["room", "室"],
];

/** One line as it is read back, the same as the server says it. */
export function addressLine(address: Partial<Address> | string | null | undefined): string {
  if (!address) return "";
  if (typeof address === "string") return address;
  let out = "";
  for (const [part, tail] of TAILS) {
    const value = address[part];
    if (!value) continue;
    out += value;
    if (tail && /^[A-Za-z0-9-]+$/.test(value)) out += tail;
  }
  if (address.text) out += out ? ` ${address.text}` : address.text;
  return out;
}
