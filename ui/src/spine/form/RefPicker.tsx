import { useQuery } from "@tanstack/react-query";
import { Select, TreeSelect } from "antd";
import { useDeferredValue, useMemo, useState } from "react";
import { customerQuery, customersQuery, peopleQuery, unitsQuery } from "../../api/queries";
import type { RefTarget, Unit } from "../../api/types";
import { useTexts } from "../words/language";
import type { Described } from "./FieldFrame";
import { FilePicker } from "./FilePicker";
import { useFormPlace } from "./place";

export interface PickProps {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  described: Described;
  /** The name under which the present value is known already. */
  known?: string;
}

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
}: PickProps & { placeholder?: string }) {
  const t = useTexts();
  const units = useQuery(unitsQuery);
  const tree = useMemo(() => unitTree(units.data ?? []), [units.data]);
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
  const [q, setQ] = useState("");
  const asked = useDeferredValue(q);
  const people = useQuery(peopleQuery(asked));
  const options = (people.data ?? []).map((person) => ({
    value: person.id,
    label: `${person.name} · ${person.unit.name}`,
  }));
  if (value && known && !options.some((one) => one.value === value)) options.unshift({ value, label: known });
  return (
    <Select
      {...described}
      className="wide"
      value={value}
      onChange={(next: string | undefined) => onChange(next)}
      options={options}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      loading={people.isFetching}
      placeholder={placeholder ?? t("form.pickPerson")}
      notFoundContent={t("form.nothing")}
    />
  );
}

export function CustomerPicker({ value, onChange, described, known }: PickProps) {
  const t = useTexts();
  const [q, setQ] = useState("");
  const asked = useDeferredValue(q);
  const found = useQuery({ ...customersQuery(asked), enabled: asked.trim().length > 0 });
  const options = (found.data?.items ?? []).map((one) => ({
    value: one.id,
    label: [one.name, one.contact, t("customers.open", { n: one.open })].filter(Boolean).join(" · "),
  }));
  if (value && !options.some((one) => one.value === value)) options.unshift({ value, label: known ?? value });
  return (
    <Select
      {...described}
      className="wide"
      value={value}
      onChange={(next: string | undefined) => onChange(next)}
      options={options}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      loading={found.isFetching}
      placeholder={t("form.pickCustomer")}
      notFoundContent={asked ? t("form.nothing") : t("form.typeToFind")}
    />
  );
}

function PointPicker({ value, onChange, described }: PickProps) {
  const t = useTexts();
  const place = useFormPlace();
  const customer = useQuery({
    ...customerQuery(place.customer ?? ""),
    enabled: Boolean(place.customer),
  });
  const options = (customer.data?.points ?? []).map((point) => ({
    value: point.id,
    label: [point.number, point.address].filter(Boolean).join(" · "),
  }));
  return (
    <Select
      {...described}
      className="wide"
      value={value}
      onChange={(next: string | undefined) => onChange(next)}
      options={options}
      allowClear
      disabled={!place.customer}
      placeholder={place.customer ? t("form.pickPoint") : t("form.customerFirst")}
      notFoundContent={t("form.nothing")}
    />
  );
}

function PartyPicker({ value, onChange, described }: PickProps) {
  const t = useTexts();
  const [q, setQ] = useState("");
  const asked = useDeferredValue(q);
  const people = useQuery(peopleQuery(asked));
  const units = useQuery(unitsQuery);
  const options = [
    ...(units.data ?? [])
      .filter((unit) => !asked || unit.name.includes(asked))
      .map((unit) => ({ value: unit.id, label: unit.name })),
    ...(people.data ?? []).map((person) => ({ value: person.id, label: person.name })),
  ];
  return (
    <Select
      {...described}
      className="wide"
      value={value}
      onChange={(next: string | undefined) => onChange(next)}
      options={options}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      placeholder={t("form.pickParty")}
      notFoundContent={t("form.nothing")}
    />
  );
}

export function RefPicker({ to, ...props }: PickProps & { to: RefTarget | undefined }) {
  switch (to) {
    case "unit":
      return <UnitPicker {...props} />;
    case "customer":
      return <CustomerPicker {...props} />;
    case "point":
      return <PointPicker {...props} />;
    case "file":
      return <FilePicker {...props} />;
    case "party":
      return <PartyPicker {...props} />;
    default:
      return <PersonPicker {...props} />;
  }
}
