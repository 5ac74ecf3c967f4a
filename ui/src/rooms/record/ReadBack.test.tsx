import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import dump from "../../../e2e/flows.json";
import type { Flow, Offer, Page } from "../../api/types";
import type { Draft } from "../../spine/form/values";
import { startWords } from "../../spine/words/language";
import { ReadBack } from "./ReadBack";

const flows = (dump as unknown as { flows: Flow[] }).flows;
const form = flows.find((flow) => flow.kind === "request")?.actions.find((one) => one.code === "confirm");
const onSend = vi.fn();

beforeAll(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  vi.stubGlobal("fetch", () => Promise.resolve(new Response('{"items":[]}')));
  startWords();
});
afterEach(() => {
  cleanup();
  onSend.mockClear();
});

function Tried({ allowed, stopped }: { allowed: boolean; stopped: boolean }) {
  const [values, setValues] = useState<Draft>({});
  const page = {
    record: { id: "0000000000001", priority: "P2", type: "enquiry" },
    fields: [
      { key: "name", label: { zh: "姓名", en: "Name" }, value: "李桂兰", kind: "text", masked: false },
    ],
    actions: [
      {
        action: "edit",
        initial: { name: "李桂兰", contact: "13900000046", address: { text: "滨江路" }, content: "问" },
      },
    ],
  } as unknown as Page;
  const refusal = {
    code: "required_fields",
    zh: "还缺：客户要求。",
    en: "Still missing: wanted.",
    clause: "001 §1.3",
  };
  const offer = { allowed, refusal, form: form?.fields, initial: {}, warnings: [] } as unknown as Offer;
  return (
    <QueryClientProvider client={new QueryClient()}>
      <ReadBack
        page={page}
        offer={offer}
        values={values}
        onChange={setValues}
        errors={new Map()}
        busy={false}
        stopped={stopped}
        onSend={onSend}
      />
    </QueryClientProvider>
  );
}

describe("the read-back", () => {
  // INT-03
  it("opens what the refusal misses, takes it and sends it as a correction", () => {
    render(<Tried allowed={false} stopped={false} />);
    const wanted = document.getElementById("read-wanted") as HTMLInputElement;
    expect(document.activeElement).toBe(wanted);
    expect(document.getElementById("read-contact")).toBeNull();
    fireEvent.change(wanted, { target: { value: "今天" } });
    const button = screen.getByTestId("read-back-confirm");
    expect(button.className).not.toContain("loading");
    fireEvent.click(button);
    expect(onSend).toHaveBeenCalledWith({ wanted: "今天", result: "corrected" });
  });

  it("sends nothing but the confirmation when nothing is touched", () => {
    render(<Tried allowed stopped={false} />);
    const button = screen.getByTestId("read-back-confirm");
    expect(document.activeElement).toBe(button);
    fireEvent.click(button);
    expect(onSend).toHaveBeenCalledWith({ result: "confirmed" });
  });

  it("opens only the line that is corrected, and leaves nothing of a correction taken back", () => {
    render(<Tried allowed stopped={false} />);
    expect(document.querySelectorAll(".read-edit").length).toBe(0);
    const correct = screen.getByRole("button", { name: /更正 客户姓名/ });
    fireEvent.click(correct);
    const name = document.getElementById("read-name") as HTMLInputElement;
    expect(name.value).toBe("李桂兰");
    fireEvent.change(name, { target: { value: "李桂芳" } });
    expect(document.querySelectorAll(".read-edit").length).toBe(1);
    fireEvent.click(screen.getByRole("button", { name: /撤销更正 客户姓名/ }));
    fireEvent.click(screen.getByTestId("read-back-confirm"));
    expect(onSend).toHaveBeenCalledWith({ result: "confirmed" });
  });

  it("that is no longer offered cannot be sent, and does not seem busy", () => {
    render(<Tried allowed stopped />);
    const button = screen.getByTestId("read-back-confirm") as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    expect(button.className).not.toContain("loading");
  });
});
