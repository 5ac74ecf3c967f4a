// The visit: when, where, to whom, and how to call. Personal data as the server gives them.
import { EnvironmentOutlined, PhoneFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { customerQuery, unmaskCustomer, unmaskRecord, useAbility } from "../../api/queries";
import type { Page } from "../../api/types";
import { fullTime, shortTime } from "../../spine/clock/moment";
import { type Language, useLanguage, useSay, useTexts } from "../../spine/words/language";
import { Reveal } from "../record/Reveal";
import { fieldOf, fieldText, type Window } from "./given";

/** `03-12 周四 09:00–11:00`; one moment where only the end is known. */
export function windowText(window: Window, language: Language): string {
  const [from, until] = [fullTime(window.from, language), fullTime(window.until, language)];
  const day = from.slice(5, -9);
  if (window.from === window.until) return `≤ ${day} ${from.slice(-8, -3)}`;
  const end = from.slice(0, 10) === until.slice(0, 10) ? until.slice(-8, -3) : shortTime(window.until);
  return `${day} ${from.slice(-8, -3)}–${end}`;
}

/** Calls, or shows the number for a reason that is logged and calls then. */
export function Call({ page, small }: { page: Page; small?: boolean }) {
  const t = useTexts();
  const say = useSay();
  const { record } = page;
  const contact = fieldOf(page, "contact");
  const may = useAbility("customers.read");
  const archive = useQuery({
    ...customerQuery(record.customer?.id ?? ""),
    enabled: may && !small && record.customer !== null && !contact,
    retry: false,
    staleTime: 300_000,
  });
  if (contact && !contact.masked && contact.value)
    return <Tel number={String(contact.value)} small={small} />;
  if (small) return null;
  const dial = (value: string) => <Tel number={value} />;
  if (contact)
    return (
      <Reveal
        unmask={unmaskRecord(record.id)}
        field="contact"
        masked={String(contact.value ?? "")}
        label={say(contact.label)}
        shown={dial}
      />
    );
  const first = archive.data?.contacts[0];
  if (record.customer && first)
    return (
      <Reveal
        unmask={unmaskCustomer(record.customer.id)}
        field={`contact:${first.id}`}
        masked={first.value}
        label={t("field.phone")}
        shown={dial}
      />
    );
  return <span className="quiet">{t("field.noPhone")}</span>;
}

function Tel({ number, small }: { number: string; small?: boolean }) {
  const t = useTexts();
  return (
    <a
      className="tel"
      href={`tel:${number.replace(/[^\d+]/g, "")}`}
      aria-label={small ? `${t("field.callShort")} ${number}` : t("field.call", { number })}
      onClick={(event) => event.stopPropagation()}
    >
      <PhoneFilled aria-hidden="true" />
      <span className="figures">{small ? t("field.callShort") : number}</span>
    </a>
  );
}

export function addressOf(page: Page): string {
  return fieldText(page, "address") || fieldText(page, "district");
}

export function Where({ page, window }: { page: Page; window: Window | null }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const { record } = page;
  const address = fieldOf(page, "address");
  return (
    <section className="card where" aria-label={t("field.visit")}>
      <dl>
        <Line name={t("field.window")}>
          {window ? (
            <strong className="figures when">{windowText(window, language)}</strong>
          ) : (
            <span className="quiet">{t("field.noWindow")}</span>
          )}
        </Line>
        <Line name={t("field.address")}>
          {address?.masked ? (
            <Reveal
              unmask={unmaskRecord(record.id)}
              field="address"
              masked={String(address.value ?? "")}
              label={say(address.label)}
            />
          ) : (
            <span>
              <EnvironmentOutlined aria-hidden="true" />{" "}
              {addressOf(page) || <span className="quiet">{t("field.noAddress")}</span>}
              {!address && fieldText(page, "district") && (
                <small className="quiet block">{t("field.onlyDistrict")}</small>
              )}
            </span>
          )}
        </Line>
        <Line name={t("row.customer")}>
          {record.customer?.name || fieldText(page, "name") || <span className="quiet">—</span>}
        </Line>
        <Line name={t("field.phone")}>
          <Call page={page} />
        </Line>
      </dl>
    </section>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
