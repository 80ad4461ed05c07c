/** The part without file access: the package's index also reaches for `fs`, which a workflow may not. */
declare module 'cron-parser/dist/CronExpressionParser.js' {
  export { CronExpressionParser } from 'cron-parser';
}
