// Shows the OpenAPI document of this service; nothing is asked of any other host.
SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#documentation",
  deepLinking: true,
  validatorUrl: null,
  displayOperationId: true,
  tryItOutEnabled: true,
  requestSnippetsEnabled: true,
});
