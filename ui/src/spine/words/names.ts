// Names of people and units that a history mentions by id only.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { peopleQuery, unitsQuery, useAbility } from "../../api/queries";

const ID = /^[0-9A-HJKMNP-TV-Z]{13}$/;

export function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}

export function useNames(wanted: boolean): ReadonlyMap<string, string> {
  const may = useAbility("org.read") && wanted;
  const units = useQuery({ ...unitsQuery, enabled: may }).data;
  const people = useQuery({ ...peopleQuery(""), enabled: may }).data;
  return useMemo(
    () => new Map([...(units ?? []), ...(people ?? [])].map((one) => [one.id, one.name])),
    [units, people],
  );
}
