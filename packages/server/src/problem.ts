import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { refusalOfIssue } from '@meridian/api-contract';
import { createFinding } from '@meridian/engine';
import { ClientGone, InputFault, MissingResource, TooManyJobs, TooManyQuestions } from './faults.ts';
import { problem } from './problem-details.ts';

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
  if (error instanceof TooManyQuestions)
    return reply
      .code(503)
      .header('retry-after', '5')
      .send(problem(503, 'Too many questions wait', error.message));
  // nobody reads this: it closes the request, and is no fault to be told of
  if (error instanceof ClientGone) return reply.code(499).send(problem(499, 'The client has gone'));
  if (hasZodFastifySchemaValidationErrors(error)) {
    const findings = error.validation.map((issue) => {
      const refusal = refusalOfIssue(issue.params);
      if (refusal !== undefined) {
        const { field, message, remedy } = refusal;
        return createFinding('query-invalid', { file: '', column: field, found: undefined }, message, remedy);
      }
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
