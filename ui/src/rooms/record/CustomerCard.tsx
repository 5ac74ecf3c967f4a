import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { customerQuery, unmaskRecord, useAbility } from "../../api/queries";
import type { Page, PageField } from "../../api/types";
import { useSay, useTexts } from "../../spine/words/language";
import { CareBanner } from "../customers/CareBanner";
import { Reveal } from "./Reveal";

/** Which fields say who the customer is. */
export const PERSONAL = ["name", "contact", "address"];

export function CustomerCard({ page }: { page: Page }) {
  const t = useTexts();
  const say = useSay();
  const { record } = page;
  const may = useAbility("customers.read");
  const archive = useQuery({
    ...customerQuery(record.customer?.id ?? ""),
    enabled: may && record.customer !== null,
    retry: false,
  });
  const fields = PERSONAL.map((key) => page.fields.find((field) => field.key === key)).filter(
    (field): field is PageField => field !== undefined,
  );
  if (fields.length === 0 && !record.customer) return null;
  return (
    <section className="card customer-card" aria-labelledby="customer-title">
      <h2 id="customer-title">{t("row.customer")}</h2>
      {archive.data && <CareBanner care={archive.data.care} />}
      <dl className="pairs pairs-stacked">
        {fields.map((field) => (
          <div key={field.key}>
            <dt>{say(field.label)}</dt>
            <dd data-field={field.key}>
              {field.masked ? (
                <Reveal
                  unmask={unmaskRecord(record.id)}
                  field={field.key}
                  masked={String(field.value ?? "")}
                  label={say(field.label)}
                />
              ) : (
                <Plain field={field} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {record.customer &&
        (may ? (
          <Link to="/customers/$id" params={{ id: record.customer.id }}>
            {t("record.archive", { name: record.customer.name })}
          </Link>
        ) : (
          <span className="quiet">{record.customer.name}</span>
        ))}
    </section>
  );
}

/** Whoever sees the number may ring it from here. */
function Plain({ field }: { field: PageField }) {
  const value = String(field.value || "—");
  return field.kind === "phone" && field.value ? <a href={`tel:${value}`}>{value}</a> : value;
}
