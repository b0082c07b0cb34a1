using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tandem.Engine.Sellers;

namespace Tandem.Web.Api;

/// <summary>Says in the API's description what it is for, and that every request carries a token.</summary>
internal sealed class DescribeApi : IOpenApiDocumentTransformer
{
    private const string Bearer = "token";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Tandem",
            Version = "1",
            Description =
                "Tell Tandem how many there are, and what was sent. It keeps the shop and bol in step with that. Make a token on "
                + "the page Source, or with `tandem seller token add`. A token has scopes ("
                + string.Join(", ", ApiScope.All.Select(scope => $"`{scope}`"))
                + "): each operation says which one it needs, and answers 403 without it. A token expires after a year, unless "
                + "another time was chosen; then the answer is 401.",
        };

        // The address that the reader sees is the right one; behind a proxy the program does not know it.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Bearer] =
            new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        return Task.CompletedTask;
    }
}
