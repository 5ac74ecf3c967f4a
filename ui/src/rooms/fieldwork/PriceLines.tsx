import { DeleteOutlined, MinusOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import type { Page } from "../../api/types";
import {
  type Line,
  lineTotal,
  type Price,
  quantityText,
  readQuantity,
  total,
  yuan,
} from "../../spine/money/money";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { type HeldLine, linesOf, pricesOf } from "./given";

type Typed = { code?: string; quantity?: number };

/** More than these are looked for by their name. */
const FEW = 6;
const SHOWN = 12;

/** Lines of the price list with their quantities and what they come to. */
export function PriceLines(props: {
  page: Page;
  /** Only lines that the sheet holds already may be named: billing, putting right. */
  held: boolean;
  value: unknown;
  onChange: (value: Typed[]) => void;
}) {
  const t = useTexts();
  const language = useLanguage();
  const say = useSay();
  const prices = pricesOf(props.page);
  const held = linesOf(props.page);
  const lines = ((Array.isArray(props.value) ? props.value : []) as Typed[]).filter((one) => one.code);
  const [code, setCode] = useState("");
  const priceOf = (one: string) =>
    held.find((line) => line.code === one)?.price ?? prices.find((price) => price.code === one)?.price;
  const sum = total(lines as Line[], priceOf);

  function add(one: string) {
    if (!one || lines.some((line) => line.code === one)) return;
    const old = props.held ? held.find((line) => line.code === one)?.quantity : undefined;
    props.onChange([...lines, { code: one, quantity: old ?? 1000 }]);
    setCode("");
  }

  const offered = (
    props.held && held.length > 0 ? held.map((line) => line.code) : prices.map((one) => one.code)
  )
    .filter((one) => !lines.some((line) => line.code === one))
    .map((one) => ({ value: one, label: nameOf(one, prices, say, language) }));

  return (
    <section className="big-field" aria-label={t("field.lines")}>
      <ul className="plain-list stack">
        {lines.map((line) => (
          <li key={line.code} className="price-line" data-line={line.code}>
            <span className="price-name">
              <strong>{say(prices.find((one) => one.code === line.code) ?? line.code)}</strong>
              <small className="quiet">{unitPrice(line.code ?? "", prices, held, language, t)}</small>
            </span>
            <Quantity
              name={say(prices.find((one) => one.code === line.code) ?? line.code)}
              value={line.quantity ?? 0}
              onChange={(quantity) =>
                props.onChange(lines.map((one) => (one.code === line.code ? { ...one, quantity } : one)))
              }
            />
            <span className="price-total figures">
              {priceOf(line.code ?? "") === undefined
                ? "—"
                : yuan(lineTotal(line.quantity ?? 0, priceOf(line.code ?? "") ?? 0), language)}
            </span>
            <Button
              size="large"
              icon={<DeleteOutlined />}
              aria-label={`${t("form.remove")} ${line.code}`}
              onClick={() => props.onChange(lines.filter((one) => one.code !== line.code))}
            />
          </li>
        ))}
      </ul>
      {offered.length > 0 ? (
        <div className="add-lines">
          {offered.length > FEW && (
            <Input
              size="large"
              value={code}
              placeholder={t("field.findLine")}
              aria-label={t("field.findLine")}
              onChange={(event) => setCode(event.target.value)}
              allowClear
            />
          )}
          <ul className="plain-list" aria-label={t("field.addLine")}>
            {offered
              .filter((one) => one.label.toLowerCase().includes(code.trim().toLowerCase()))
              .slice(0, SHOWN)
              .map((one) => (
                <li key={one.value}>
                  <button
                    type="button"
                    className="toggle"
                    data-add={one.value}
                    onClick={() => add(one.value)}
                  >
                    <PlusOutlined aria-hidden="true" /> {one.label}
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ) : (
        prices.length === 0 &&
        !(props.held && held.length > 0) && (
          <div className="row">
            <Input
              size="large"
              value={code}
              maxLength={60}
              placeholder={t("field.lineCode")}
              aria-label={t("field.lineCode")}
              onChange={(event) => setCode(event.target.value)}
              onPressEnter={() => add(code.trim())}
            />
            <Button size="large" icon={<PlusOutlined />} onClick={() => add(code.trim())}>
              {t("form.add")}
            </Button>
          </div>
        )
      )}
      <p className="price-sum" role="status" data-testid="price-sum">
        <span>{t("field.sum")}</span>
        <strong className="figures">{yuan(sum.fen, language)}</strong>
        {sum.unknown > 0 && <small className="quiet">{t("field.sumUnknown", { n: sum.unknown })}</small>}
      </p>
    </section>
  );
}

function nameOf(
  code: string,
  prices: Price[],
  say: ReturnType<typeof useSay>,
  language: ReturnType<typeof useLanguage>,
): string {
  const one = prices.find((price) => price.code === code);
  return one ? `${say(one)} · ${yuan(one.price, language)}/${one.unit}` : code;
}

function unitPrice(
  code: string,
  prices: Price[],
  held: HeldLine[],
  language: ReturnType<typeof useLanguage>,
  t: ReturnType<typeof useTexts>,
): string {
  const price = prices.find((one) => one.code === code);
  const line = held.find((one) => one.code === code);
  const fen = line?.price ?? price?.price;
  const money =
    fen === undefined ? t("field.priceUnknown") : `${yuan(fen, language)}/${price?.unit ?? t("field.piece")}`;
  return line ? `${money} · ${t(`field.consent_${line.consent}`)}` : money;
}

/** A decimal quantity with two big buttons; what is typed stays as typed until it is left. */
function Quantity(props: { name: string; value: number; onChange: (next: number) => void }) {
  const t = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const bad = typed !== null && readQuantity(typed) === null;
  const step = (by: number) => {
    setTyped(null);
    props.onChange(Math.max(1000, props.value + by));
  };
  return (
    <span className="quantity">
      <Button
        size="large"
        icon={<MinusOutlined />}
        aria-label={t("field.less", { name: props.name })}
        disabled={props.value <= 1000}
        onClick={() => step(-1000)}
      />
      <Input
        size="large"
        inputMode="decimal"
        className="figures"
        value={typed ?? quantityText(props.value)}
        aria-label={t("field.quantityOf", { name: props.name })}
        aria-invalid={bad || undefined}
        status={bad ? "error" : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = readQuantity(event.target.value);
          if (next !== null) props.onChange(next);
        }}
        onBlur={() => setTyped(null)}
      />
      <Button
        size="large"
        icon={<PlusOutlined />}
        aria-label={t("field.moreOf", { name: props.name })}
        onClick={() => step(1000)}
      />
    </span>
  );
}
