import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { createFinding } from '@meridian/engine';
import type { Finding } from '@meridian/engine';

/** The question is at fault: status 400, with findings. */
export class InputFault extends Error {
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super(findings.map(({ message }) => message).join(' '));
    this.findings = findings;
  }
}

/** There is no such resource: status 404. */
export class MissingResource extends Error {}

/** More long work is asked for than may wait: status 429. */
export class TooManyJobs extends Error {}

/** Findings as JSON: what is not known is null, so that every key is always there. */
export function toJsonFindings(findings: readonly Finding[]): readonly object[] {
  return findings.map(({ row, column, found, ...rest }) => ({
    ...rest,
    row: row ?? null,
    column: column ?? null,
    found: found ?? null,
  }));
}

/** The one place where a fault becomes a status and problem details (RFC 9457). */
export function answerFault(
  error: FastifyError | InputFault,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  reply.type('application/problem+json');
  if (error instanceof InputFault)
    return reply.code(400).send(problem(400, 'The question is at fault', error.message, error.findings));
  if (error instanceof MissingResource) return reply.code(404).send(problem(404, 'Not found', error.message));
  if (error instanceof TooManyJobs) return reply.code(429).send(problem(429, 'Too many jobs wait', error.message));
  if (hasZodFastifySchemaValidationErrors(error)) {
    const findings = error.validation.map((issue) => {
      const name = issue.instancePath.replace(/^\//, '').replaceAll('/', '.');
      return createFinding(
        'query-invalid',
        { file: '', column: name, found: undefined },
        `${name === '' ? 'The query' : name}: ${issue.message}.`,
        'See /api/openapi.json.',
      );
    });
    return reply
      .code(400)
      .send(problem(400, 'The question is at fault', findings.map(({ message }) => message).join(' '), findings));
  }
  const named = error.statusCode ?? 500;
  const status = named < 500 ? named : 500;
  if (status === 500) process.stderr.write(`${request.method} ${request.url}: ${error.stack ?? error.message}\n`);
  return reply.code(status).send(problem(status, status === 500 ? 'A fault of Meridian itself' : error.message));
}

function problem(status: number, title: string, detail?: string, findings?: readonly Finding[]): object {
  return {
    type: 'about:blank',
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(findings === undefined ? {} : { findings: toJsonFindings(findings) }),
  };
}
