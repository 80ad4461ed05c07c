import { notifications } from '@mantine/notifications';

/** Says for a few seconds that something was done. */
export const sayDone = (message: string): void =>
  void notifications.show({ message, color: 'pine', withBorder: true });

/** Says until it is closed that something was not done. */
export const sayFailed = (message: string): void =>
  void notifications.show({
    message,
    color: 'red',
    withBorder: true,
    autoClose: false,
    role: 'alert',
  });
