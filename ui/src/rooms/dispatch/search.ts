// What the workplace shows stands in the address, so that a reload or a colleague comes to the same place.
import { SORTS, type Sort, type Stage } from "./board";

export interface DispatchSearch {
  unit?: string;
  district?: string;
  stage?: Stage;
  /** Without it: by what falls due. */
  sort?: Sort;
  /** The order whose candidates are on show. */
  order?: string;
  /** On a phone, where one of both has room. */
  show?: "people";
}

const STAGES: readonly string[] = ["dispatch", "assignment", "acceptance"];

export function readDispatchSearch(search: Record<string, unknown>): DispatchSearch {
  const out: DispatchSearch = {};
  for (const name of ["unit", "district", "order"] as const) {
    const value = search[name];
    if ((typeof value === "string" || typeof value === "number") && value !== "") out[name] = String(value);
  }
  if (STAGES.includes(String(search.stage))) out.stage = search.stage as Stage;
  if (SORTS.some((one) => one === search.sort && one !== "due")) out.sort = search.sort as Sort;
  if (search.show === "people") out.show = "people";
  return out;
}
