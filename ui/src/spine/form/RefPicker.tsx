// One picker for each thing that a field may point to: nobody types an id. Each is searched by what people know (a name,
// a number, a telephone), worked by keyboard, and says when nothing was found or could not be read.
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useDeferredValue, useMemo, useState } from "react";
import { customerQuery, customersQuery, peopleQuery, unitsQuery } from "../../api/queries";
import type { Person, RefTarget, Unit } from "../../api/types";
import { useTexts } from "../words/language";
import { FilePicker } from "./FilePicker";
import { Find, type Option, type PickProps } from "./pick";
import { useFormPlace } from "./place";
import { RecordPicker } from "./RecordPicker";
import type { Draft } from "./values";

export type { PickProps };

// Only who gives work away asks who may take it.
const CandidatePicker = lazy(() =>
  import("./CandidatePicker").then((part) => ({ default: part.CandidatePicker })),
);
const DoorPicker = lazy(() => import("../../rooms/emergency/outages/DoorPicker"));

export interface UnitOption extends Option {
  depth: number;
}

/** The units as a tree read from above: each below the one it belongs to, with how deep it stands. */
export function unitTree(units: Unit[]): UnitOption[] {
  const within = new Set(units.map((unit) => unit.id));
  const below = new Map<string, Unit[]>();
  const roots: Unit[] = [];
  for (const unit of units) {
    if (unit.parent && within.has(unit.parent))
      below.set(unit.parent, [...(below.get(unit.parent) ?? []), unit]);
    else roots.push(unit);
  }
  const out: UnitOption[] = [];
  const walk = (unit: Unit, depth: number) => {
    out.push({ value: unit.id, label: unit.name, depth });
    for (const next of below.get(unit.id) ?? []) walk(next, depth + 1);
  };
  for (const root of roots) walk(root, 0);
  return out;
}

const personOption = (person: Person) => ({
  value: person.id,
  label: `${person.name} · ${person.unit.name}`,
});

export function UnitPicker({
  placeholder,
  among,
  ...props
}: PickProps & { placeholder?: string; among?: Unit[] }) {
  const t = useTexts();
  const units = useQuery(unitsQuery);
  const options = useMemo(() => unitTree(among ?? units.data ?? []), [among, units.data]);
  return (
    <Find
      {...props}
      options={options}
      asked={units}
      placeholder={placeholder ?? t("form.pickUnit")}
      width={320}
      draw={(one) => <span className={`unit-depth-${(one as UnitOption).depth ?? 0}`}>{one.label}</span>}
    />
  );
}

export function PersonPicker({ placeholder, ...props }: PickProps & { placeholder?: string }) {
  const t = useTexts();
  const [q, setQ] = useState("");
  const people = useQuery(peopleQuery(useDeferredValue(q)));
  return (
    <Find
      {...props}
      options={(people.data ?? []).map(personOption)}
      asked={people}
      onSearch={setQ}
      placeholder={placeholder ?? t("form.pickPerson")}
    />
  );
}

export function CustomerPicker(props: PickProps) {
  const t = useTexts();
  const [q, setQ] = useState("");
  const asked = useDeferredValue(q);
  const typed = asked.trim().length > 0;
  const found = useQuery({ ...customersQuery(asked), enabled: typed });
  return (
    <Find
      {...props}
      options={(found.data?.items ?? []).map((one) => ({
        value: one.id,
        label: [one.name, one.contact, t("customers.open", { n: one.open })].filter(Boolean).join(" · "),
        short: one.name || undefined,
      }))}
      asked={{ ...found, typed }}
      onSearch={setQ}
      placeholder={t("form.pickCustomer")}
    />
  );
}

function PointPicker({ beside, ...props }: PickProps & { beside?: Draft }) {
  const t = useTexts();
  const place = useFormPlace();
  // The customer chosen in the same form comes before the one the record has.
  const chosen = typeof beside?.customer === "string" ? beside.customer : place.customer;
  const customer = useQuery({ ...customerQuery(chosen ?? ""), enabled: Boolean(chosen) });
  return (
    <Find
      {...props}
      options={(customer.data?.points ?? []).map((point) => ({
        value: point.id,
        label: [point.number, point.address].filter(Boolean).join(" · "),
      }))}
      asked={customer}
      disabled={!chosen}
      placeholder={chosen ? t("form.pickPoint") : t("form.customerFirst")}
    />
  );
}

function PartyPicker(props: PickProps) {
  const t = useTexts();
  const [q, setQ] = useState("");
  const asked = useDeferredValue(q);
  const people = useQuery(peopleQuery(asked));
  const units = useQuery(unitsQuery);
  return (
    <Find
      {...props}
      options={[
        ...(units.data ?? [])
          .filter((unit) => !asked || unit.name.includes(asked))
          .map((unit) => ({ value: unit.id, label: unit.name })),
        ...(people.data ?? []).map(personOption),
      ]}
      asked={{ isFetching: people.isFetching || units.isFetching, error: people.error ?? units.error }}
      onSearch={setQ}
      placeholder={t("form.pickParty")}
    />
  );
}

interface RefProps extends PickProps {
  to: RefTarget | undefined;
  /** Name of the field, and what is typed into those around it. */
  name?: string;
  beside?: Draft;
}

export function RefPicker({ to, name, beside, ...props }: RefProps) {
  const place = useFormPlace();
  const judged = place.kind === "order" ? place.record : place.order;
  switch (to) {
    case "unit":
      return <UnitPicker {...props} />;
    case "customer":
      return <CustomerPicker {...props} />;
    case "point":
      // A stop of gas is about doors, whoever lives behind them.
      if (place.kind === "outage" || place.kind === "incident")
        return (
          <Suspense fallback={null}>
            <DoorPicker {...props} />
          </Suspense>
        );
      return <PointPicker {...props} beside={beside} />;
    case "file":
      return <FilePicker {...props} />;
    case "party":
      return <PartyPicker {...props} />;
    case "record":
      return <RecordPicker {...props} />;
    case "outage":
      return <RecordPicker {...props} of="outage" />;
    case "incident":
      return <RecordPicker {...props} of="incident" />;
    default:
      // Whoever is given an order is judged by the server first; the form shows how.
      if (judged && name === "person") {
        const unit = typeof beside?.unit === "string" ? beside.unit : undefined;
        return (
          <Suspense fallback={null}>
            <CandidatePicker {...props} order={judged} unit={unit} otherwise={<PersonPicker {...props} />} />
          </Suspense>
        );
      }
      return <PersonPicker {...props} />;
  }
}
