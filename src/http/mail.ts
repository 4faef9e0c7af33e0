import nodemailer from 'nodemailer'
import type { SendMail } from './env.ts'

/** Sends by SMTP_URL. Without one the letter is printed on the console, so that a first start works with nothing set up. */
export function createMailer({ smtpUrl, mailFrom }: { smtpUrl?: string; mailFrom: string }): SendMail {
  if (!smtpUrl) {
    return async ({ to, subject, text }) => console.log(`\n— Letter to ${to}: ${subject}\n${text}\n— (set SMTP_URL to send it)\n`)
  }
  const transport = nodemailer.createTransport(smtpUrl)
  return async ({ to, subject, text }) => {
    await transport.sendMail({ from: mailFrom, to, subject, text })
  }
}
