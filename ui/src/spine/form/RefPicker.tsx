// One picker for each thing that a field may point to: nobody types an id. Each is searched by what people know (a name,
// a number, a telephone), worked by keyboard, and says when nothing was found or could not be read.
import { useQuery } from "@tanstack/react-query";
import { Select, TreeSelect } from "antd";
import { useDeferredValue, useMemo, useState } from "react";
import { customerQuery, customersQuery, peopleQuery, unitsQuery } from "../../api/queries";
import type { RefTarget, Unit } from "../../api/types";
import { useTexts } from "../words/language";
import { CandidatePicker } from "./CandidatePicker";
import { FilePicker } from "./FilePicker";
import { remember } from "./known";
import { type PickProps, useEmptiness, withPresent } from "./pick";
import { useFormPlace } from "./place";
import { RecordPicker } from "./RecordPicker";
import type { Draft } from "./values";

export type { PickProps };

interface Node {
  value: string;
  title: string;
  children: Node[];
}

export function unitTree(units: Unit[]): Node[] {
  const nodes = new Map<string, Node>(
    units.map((unit) => [unit.id, { value: unit.id, title: unit.name, children: [] }]),
  );
  const roots: Node[] = [];
  for (const unit of units) {
    const node = nodes.get(unit.id);
    if (!node) continue;
    const parent = unit.parent ? nodes.get(unit.parent) : undefined;
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

export function UnitPicker({
  value,
  onChange,
  described,
  placeholder,
  among,
}: PickProps & { placeholder?: string; among?: Unit[] }) {
  const t = useTexts();
  const empty = useEmptiness();
  const units = useQuery(unitsQuery);
  const tree = useMemo(() => unitTree(among ?? units.data ?? []), [among, units.data]);
  return (
    <TreeSelect
      {...described}
      className="wide"
      value={value}
      onChange={(next: string | undefined) => onChange(next)}
      treeData={tree}
      treeDefaultExpandAll
      allowClear
      showSearch={{ treeNodeFilterProp: "title" }}
      placeholder={placeholder ?? t("form.pickUnit")}
      loading={units.isPending}
      notFoundContent={empty(units)}
      popupMatchSelectWidth={320}
    />
  );
}

export function PersonPicker({
  value,
  onChange,
  described,
  known,
  placeholder,
}: PickProps & { placeholder?: string }) {
  const t = useTexts();
  const empty = useEmptiness();
  const [q, setQ] = useState("");
  const asked = useDeferredValue(q);
  const people = useQuery(peopleQuery(asked));
  const options = (people.data ?? []).map((person) => ({
    value: person.id,
    label: `${person.name} · ${person.unit.name}`,
  }));
  return (
    <Select
      {...described}
      className="wide"
      value={value}
      onChange={(next: string | undefined) => {
        remember(next, options.find((one) => one.value === next)?.label);
        onChange(next);
      }}
      options={withPresent(options, value, known)}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      loading={people.isFetching}
      placeholder={placeholder ?? t("form.pickPerson")}
      notFoundContent={empty(people)}
    />
  );
}

export function CustomerPicker({ value, onChange, described, known }: PickProps) {
  const t = useTexts();
  const empty = useEmptiness();
  const [q, setQ] = useState("");
  const asked = useDeferredValue(q);
  const found = useQuery({ ...customersQuery(asked), enabled: asked.trim().length > 0 });
  const options = (found.data?.items ?? []).map((one) => ({
    value: one.id,
    label: [one.name, one.contact, t("customers.open", { n: one.open })].filter(Boolean).join(" · "),
  }));
  return (
    <Select
      {...described}
      className="wide"
      value={value}
      onChange={(next: string | undefined) => {
        remember(next, found.data?.items.find((one) => one.id === next)?.name ?? undefined);
        onChange(next);
      }}
      options={withPresent(options, value, known)}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      loading={found.isFetching}
      placeholder={t("form.pickCustomer")}
      notFoundContent={empty({ ...found, typed: asked.trim().length > 0 })}
    />
  );
}

function PointPicker({ value, onChange, described, beside }: PickProps & { beside?: Draft }) {
  const t = useTexts();
  const empty = useEmptiness();
  const place = useFormPlace();
  // The customer chosen in the same form comes before the one the record has.
  const chosen = typeof beside?.customer === "string" ? beside.customer : place.customer;
  const customer = useQuery({ ...customerQuery(chosen ?? ""), enabled: Boolean(chosen) });
  const options = (customer.data?.points ?? []).map((point) => ({
    value: point.id,
    label: [point.number, point.address].filter(Boolean).join(" · "),
  }));
  return (
    <Select
      {...described}
      className="wide"
      value={value}
      onChange={(next: string | undefined) => {
        remember(next, options.find((one) => one.value === next)?.label);
        onChange(next);
      }}
      options={withPresent(options, value, undefined)}
      showSearch={{ optionFilterProp: "label" }}
      allowClear
      disabled={!chosen}
      loading={customer.isFetching}
      placeholder={chosen ? t("form.pickPoint") : t("form.customerFirst")}
      notFoundContent={empty(customer)}
    />
  );
}

function PartyPicker({ value, onChange, described, known }: PickProps) {
  const t = useTexts();
  const empty = useEmptiness();
  const [q, setQ] = useState("");
  const asked = useDeferredValue(q);
  const people = useQuery(peopleQuery(asked));
  const units = useQuery(unitsQuery);
  const options = [
    ...(units.data ?? [])
      .filter((unit) => !asked || unit.name.includes(asked))
      .map((unit) => ({ value: unit.id, label: unit.name })),
    ...(people.data ?? []).map((person) => ({
      value: person.id,
      label: `${person.name} · ${person.unit.name}`,
    })),
  ];
  return (
    <Select
      {...described}
      className="wide"
      value={value}
      onChange={(next: string | undefined) => {
        remember(next, options.find((one) => one.value === next)?.label);
        onChange(next);
      }}
      options={withPresent(options, value, known)}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      loading={people.isFetching || units.isFetching}
      placeholder={t("form.pickParty")}
      notFoundContent={empty({ isFetching: people.isFetching, error: people.error ?? units.error })}
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
  switch (to) {
    case "unit":
      return <UnitPicker {...props} />;
    case "customer":
      return <CustomerPicker {...props} />;
    case "point":
      return <PointPicker {...props} beside={beside} />;
    case "file":
      return <FilePicker {...props} />;
    case "party":
      return <PartyPicker {...props} />;
    case "record":
      return <RecordPicker {...props} />;
    default:
      // Whoever is given an order is judged by the server first; the form shows how.
      if (place.kind === "order" && place.record && name === "person") {
        const unit = typeof beside?.unit === "string" ? beside.unit : undefined;
        return (
          <CandidatePicker
            {...props}
            order={place.record}
            unit={unit}
            otherwise={<PersonPicker {...props} />}
          />
        );
      }
      return <PersonPicker {...props} />;
  }
}
