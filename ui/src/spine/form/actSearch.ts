// Which form stands open beside a record. It is in the address, so that a reload brings it back.
import { useSearch } from "@tanstack/react-router";
import type { Offer } from "../../api/types";

export interface ActSearch {
  act?: string;
  /** The gate that is asked about, of a release. */
  gate?: string;
  /** The form that is come back to when this one is done. */
  next?: string;
}

export function readActSearch(search: Record<string, unknown>): ActSearch {
  const out: ActSearch = {};
  for (const key of ["act", "gate", "next"] as const) {
    const value = search[key];
    if (typeof value === "string") out[key] = value;
  }
  return out;
}

/** The gate that the form was opened for, if it is one that asks for a gate. */
export function useGate(offer: Offer): { gate: string } | null {
  const { gate } = useSearch({ strict: false });
  return gate && offer.form.some((field) => field.name === "gate") ? { gate } : null;
}
