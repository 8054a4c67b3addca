import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { refusalOfIssue as refusalOfField } from '@meridian/api-contract';
import { refuse } from '@meridian/engine';
import type { Refusal } from '@meridian/engine';
import { ClientGone, InputFault, MissingResource, RefusedQuestion, TooManyJobs, TooManyQuestions } from './faults.ts';
import { problem, refusalProblem } from './problem-details.ts';

/** The one place where a fault becomes a status and problem details (RFC 9457). */
export function answerFault(
  error: FastifyError | InputFault,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  reply.type('application/problem+json');
  if (error instanceof InputFault)
    return reply.code(400).send(problem(400, 'The question is at fault', error.message, error.findings));
  if (error instanceof RefusedQuestion) return reply.code(400).send(refusalProblem([error]));
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
    const refused = error.validation.map((issue) => ({
      refusal: refusalOfField(issue.params) ?? refusalOfIssue(issue),
    }));
    return reply.code(400).send(refusalProblem(refused));
  }
  const named = error.statusCode ?? 500;
  const status = named < 500 ? named : 500;
  if (status === 500) process.stderr.write(`${request.method} ${request.url}: ${error.stack ?? error.message}\n`);
  return reply.code(status).send(problem(status, status === 500 ? 'A fault of Meridian itself' : error.message));
}

/** A parameter that its schema does not take, or that the schema does not know. */
function refusalOfIssue({
  instancePath,
  message,
  params,
}: {
  readonly instancePath: string;
  readonly message?: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}): Refusal {
  const path = instancePath.split('/').filter((part) => part !== '');
  const [stranger] = Array.isArray(params['keys']) ? (params['keys'] as readonly string[]) : [];
  const field = path[0] ?? stranger ?? '';
  const words = message ?? 'it is not of the form that is taken';
  const isMissing = words.endsWith('received undefined');
  const told = `${path.length === 0 ? 'The query' : path.join('.')}: ${words}.`;
  return refuse(isMissing ? 'value-missing' : 'value-invalid', field, told, '');
}
