import { expect, test } from "vitest";
import { browserName, subscribe, takesPush } from "./push";

// NTF-01
test("a browser is named so that its owner knows it again", () => {
  const chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";
  expect(browserName(chrome)).toBe("Chrome · Windows");
  expect(browserName(`${chrome} Edg/140.0`)).toBe("Edge · Windows");
  expect(
    browserName("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"),
  ).toBe("Chrome · Android");
  expect(browserName("")).toBe("?");
});

test("a browser without push says so", async () => {
  expect(takesPush()).toBe(false);
  expect(await subscribe("AAAA")).toBe("unsupported");
});
