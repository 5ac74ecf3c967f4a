import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import dump from "../../../e2e/flows.json";
import type { Drawn, Flow } from "../../api/types";
import { startWords } from "../words/language";
import { Fields } from "./Fields";

const flows = (dump as unknown as { flows: Flow[] }).flows;

beforeAll(() => {
  vi.stubGlobal("matchMedia", () => ({
    matches: false,
    addListener() {},
    removeListener() {},
    addEventListener() {},
    removeEventListener() {},
  }));
  vi.stubGlobal("fetch", () => Promise.resolve(new Response('{"items":[]}')));
  startWords();
});
afterEach(cleanup);

function draw(fields: Drawn[], more: Partial<Parameters<typeof Fields>[0]> = {}) {
  const onChange = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Fields fields={fields} values={{}} onChange={onChange} prefix="x" {...more} />
    </QueryClientProvider>,
  );
  return onChange;
}

const form = (kind: string, action: string) =>
  flows.find((flow) => flow.kind === kind)?.actions.find((one) => one.code === action)?.fields ?? [];

describe("the form renderer", () => {
  // Every form that the domain knows today has a label for each of its fields.
  for (const flow of flows) {
    for (const action of flow.actions.filter((one) => one.fields.length > 0)) {
      it(`draws ${flow.kind}.${action.code}`, () => {
        draw(action.fields);
        // A call is taken along by whoever answers it; nobody picks one.
        for (const field of action.fields.filter((one) => one.to !== "call")) {
          expect(screen.getAllByText(field.label.zh, { exact: false }).length, field.name).toBeGreaterThan(0);
        }
      });
    }
  }

  it("ties label and error to the control", () => {
    const at = new Map([["text", { field: "text", code: "required", zh: "请填写“答复内容”", en: "" }]]);
    draw(form("request", "answer"), { errors: at });
    const control = screen.getByLabelText(/答复内容/);
    expect(control.getAttribute("aria-invalid")).toBe("true");
    const id = control.getAttribute("aria-describedby");
    expect(document.getElementById(id ?? "")?.textContent).toBe("请填写“答复内容”");
  });

  it("marks what a group asks for only once the group is begun", () => {
    const label = { zh: "凭证", en: "Proof" };
    const number: Drawn = { name: "number", kind: "line", required: true, personal: false, label };
    const group: Drawn = {
      name: "proof",
      kind: "object",
      required: false,
      personal: false,
      label,
      fields: [number],
    };
    draw([group]);
    expect(screen.getByRole("textbox").getAttribute("aria-required")).toBeNull();
    cleanup();
    draw([group], { values: { proof: { number: "7" } } });
    expect(screen.getByRole("textbox").getAttribute("aria-required")).toBe("true");
  });

  it("hands on nested values whole", () => {
    const onChange = draw(form("request", "confirm"), {
      values: { name: "李", address: { road: "滨江路" } },
    });
    fireEvent.change(screen.getByLabelText("房号"), { target: { value: "501" } });
    expect(onChange).toHaveBeenCalledWith({ name: "李", address: { road: "滨江路", room: "501" } });
  });

  it("leaves an optional tick out again when it is taken back", () => {
    const onChange = draw(form("request", "answer"), { values: { agreed: true } });
    fireEvent.click(screen.getByLabelText("客户认可"));
    expect(onChange).toHaveBeenCalledWith({ agreed: undefined });
  });
});
