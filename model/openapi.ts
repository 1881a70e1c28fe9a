/** JSON Schema 2020-12, of which OpenAPI 3.1 is a user: the keywords that ours have. */
export interface JsonSchema {
	$ref?: string;
	type?: string | string[];
	description?: string;
	format?: string;
	pattern?: string;
	enum?: unknown[];
	const?: unknown;
	default?: unknown;
	minimum?: number;
	maximum?: number;
	exclusiveMinimum?: number;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	items?: JsonSchema;
	prefixItems?: JsonSchema[];
	properties?: Record<string, JsonSchema>;
	required?: string[];
	additionalProperties?: boolean | JsonSchema;
	propertyNames?: JsonSchema;
	anyOf?: JsonSchema[];
	allOf?: JsonSchema[];
}

/** A value under its name; the parts of one request or answer have the same name everywhere. */
export type Examples = Record<string, { summary: string; value: unknown }>;

export interface Reference {
	$ref: string;
}

export interface Parameter {
	name: string;
	in: "path" | "query" | "header";
	required: boolean;
	description?: string;
	schema: JsonSchema;
	examples?: Examples;
}

/** What is sent or answered, by media type. */
export type Content = Record<string, { schema: JsonSchema; examples?: Examples }>;

export interface Answer {
	description: string;
	headers?: Record<string, Reference>;
	content?: Content;
}

export interface Described {
	operationId: string;
	tags: string[];
	summary: string;
	description?: string;
	/** The token that it asks for; none where it asks for none. */
	security?: { token: [] }[];
	parameters: (Parameter | Reference)[];
	requestBody?: { required: true; content: Content };
	responses: Record<string, Answer | Reference>;
	/** Each example as a command; the extension that most viewers know. */
	"x-codeSamples": { lang: "curl"; label: string; source: string }[];
}

export type PathItem = Partial<Record<"get" | "post", Described>>;

/** An OpenAPI document: as much of the standard as we use. */
export interface OpenApi {
	openapi: "3.1.1";
	info: { title: string; version: string; summary: string; description: string };
	servers: { url: string; description: string }[];
	security: [];
	tags: { name: string; description: string }[];
	paths: Record<string, PathItem>;
	components: {
		schemas: Record<string, JsonSchema>;
		parameters: Record<string, Parameter>;
		headers: Record<string, { description: string; schema: JsonSchema }>;
		responses: Record<string, Answer>;
		securitySchemes: Record<string, { type: "http"; scheme: "bearer"; description: string }>;
	};
}
