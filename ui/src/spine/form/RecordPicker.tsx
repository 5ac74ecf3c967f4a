import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { pointedQuery } from "../../api/queries";
import type { Row } from "../../api/types";
import { useTexts } from "../words/language";
import { useNaming } from "../words/naming";
import { Find, type PickProps } from "./pick";
import { useFormPlace } from "./place";

/** Looks like the end or the whole of a number: at least the date and the serial. */
const NUMBER = /^[A-Z]+-[A-Z0-9-]*\d{4}$/;

/** Another matter of the same kind, or of the kind `of`: those of the same customer first, then the most urgent; a full number finds any. */
export function RecordPicker({ of, ...props }: PickProps & { of?: string }) {
  const t = useTexts();
  const naming = useNaming();
  const place = useFormPlace();
  const [q, setQ] = useState("");
  const asked = useDeferredValue(q.trim().toUpperCase());
  const kind = of ?? place.kind ?? "request";
  const near = useQuery(pointedQuery(kind, ""));
  const exact = useQuery({ ...pointedQuery(kind, asked), enabled: NUMBER.test(asked) });
  const label = (row: Row) =>
    [row.number, naming.type(row.type), naming.state(row.kind, row.state), row.summary]
      .filter(Boolean)
      .join(" · ");
  const rows = new Map<string, Row>();
  for (const row of [...(exact.data ?? []), ...(near.data ?? [])]) {
    if (row.id !== place.record && row.kind === kind) rows.set(row.id, row);
  }
  const same = (row: Row) => Boolean(place.customer) && row.customer?.id === place.customer;
  const options = [...rows.values()]
    .sort((a, b) => Number(same(b)) - Number(same(a)))
    .map((row) => ({ value: row.id, label: label(row) }))
    .filter((one) => one.label.toUpperCase().includes(asked));
  return (
    <Find
      {...props}
      options={options}
      asked={{ isFetching: near.isFetching || exact.isFetching, error: near.error ?? exact.error }}
      onSearch={setQ}
      placeholder={t("form.pickRecord")}
      width={420}
    />
  );
}
