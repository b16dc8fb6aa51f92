import { BotAdapter, type ResourceResponse } from 'botbuilder-core';

/**
 * Builds the adapter that Botkit stands on: it speaks to no network. Replies leave through the channel that brought
 * the turn, so whatever Botkit itself would send goes nowhere.
 */
export const createInProcessAdapter = (): BotAdapter => new InProcessAdapter();

/** A class because the library demands inheritance. */
class InProcessAdapter extends BotAdapter {
  override async sendActivities(): Promise<ResourceResponse[]> {
    return [];
  }
  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}
}
