import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openBrowser, visit, type Visit } from './support/browser.ts';
import { lookForBarriers } from './support/look-for-barriers.ts';

const base = inject('roteiroUrl');
const MINUTES = 60_000;
const DRAWING = new URL('support/two-tasks.bpmn', import.meta.url);
const NAME = 'Conferência rápida';
const KEY = 'SOL-E2E-1';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The watermark is the licence's condition: whole, and nothing lies upon it. */
async function expectWatermark(page: Page): Promise<void> {
  const mark = page.locator('.bjs-powered-by').first();
  await mark.waitFor();
  const isOnTop = await page.evaluate(`(() => {
    const mark = document.querySelector('.bjs-powered-by');
    const { left, right, top, bottom } = mark.getBoundingClientRect();
    const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return right <= innerWidth && bottom <= innerHeight && found !== null && mark.contains(found);
  })()`);
  expect(isOnTop).toBe(true);
}

async function end({ complaints, context }: Visit): Promise<void> {
  expect(complaints).toEqual([]);
  await context.close();
}

it(
  'draws, publishes, works on a phone and replays',
  async () => {
    // The process owner brings a drawing, sees it judged, and publishes it.
    const owner = await visit(browser, base, 'otavio');
    await owner.page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: `${NAME}.bpmn`,
        mimeType: 'application/xml',
        buffer: readFileSync(DRAWING),
      });
    await owner.page.waitForURL(/\/procedures\/[0-9a-f-]{36}$/);
    await owner.page.locator('[data-element-id=conferir]').first().waitFor();
    await expectWatermark(owner.page);
    expect(await lookForBarriers(owner.page)).toEqual([]);
    await owner.page.getByRole('button', { name: 'Publish' }).first().click();
    const dialog = owner.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await owner.page
      .getByText(/version 1/i)
      .first()
      .waitFor();
    await end(owner);

    // The coordinator starts a run of it.
    const coordinator = await visit(browser, base, 'carla');
    const started = await coordinator.context.request.post('/api/runs', {
      headers: { 'Idempotency-Key': KEY, Origin: base },
      data: { processId: 'conferenciaRapida', businessKey: KEY, variables: { valor: 150 } },
    });
    expect(started.status()).toBe(201);
    await coordinator.open('/runs');
    await coordinator.page.getByText(KEY).first().waitFor();
    await end(coordinator);

    // The technician does the first task on a phone, and is led to the next.
    const technician = await visit(browser, base, 'tiago', { width: 390, language: 'pt' });
    await technician.open('/tasks?show=claimable');
    await technician.page.getByRole('link', { name: 'Conferir o item' }).first().click();
    await technician.page.getByRole('button', { name: 'Assumir esta tarefa' }).first().click();
    await technician.page.getByRole('button', { name: 'Concluir' }).first().click();
    await technician.page.getByText('Registrar o resultado').first().waitFor();
    expect(await lookForBarriers(technician.page)).toEqual([]);
    await end(technician);

    // The auditor replays what happened.
    const auditor = await visit(browser, base, 'alice');
    await auditor.page.getByText(KEY).first().waitFor();
    await auditor.page.locator('main a[href^="/runs/"]').first().click();
    await auditor.page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    await expectWatermark(auditor.page);
    expect(await lookForBarriers(auditor.page)).toEqual([]);
    await auditor.open(`${new URL(auditor.page.url()).pathname}/replay`);
    await auditor.page.getByRole('slider').first().waitFor();
    await expectWatermark(auditor.page);
    expect(await lookForBarriers(auditor.page)).toEqual([]);
    await end(auditor);
  },
  3 * MINUTES,
);
