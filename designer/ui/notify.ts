import { notifications, type NotificationData } from '@mantine/notifications';
import { firstLanguage } from '../texts/language.tsx';
import { uiTexts } from './ui-texts.ts';

function say(data: NotificationData): void {
  const closeButtonProps = { 'aria-label': uiTexts[firstLanguage()].close };
  notifications.show({ withBorder: true, closeButtonProps, ...data });
}

/** Says for a few seconds that something was done. */
export const sayDone = (message: string): void => say({ message, color: 'pine' });

/** Says until it is closed that something was not done. */
export const sayFailed = (message: string): void =>
  say({ message, color: 'red', autoClose: false, role: 'alert' });
