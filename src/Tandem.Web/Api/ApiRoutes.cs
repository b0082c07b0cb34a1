using System.Threading.RateLimiting;
using Scalar.AspNetCore;
using Tandem.Engine.Sellers;

namespace Tandem.Web.Api;

/// <summary>Tandem's own REST API: who may come in, how often, and what it says of itself.</summary>
internal static class ApiRoutes
{
    /// <summary>The part that may be answered under the public name too: everything in it asks for a token.</summary>
    public const string Root = "/api/v1";
    public const string Description = "/api/openapi.json";
    public const string Pages = "/api/docs";
    private const string Limit = "api";
    private const int PerTokenAMinute = 120;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static void AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddSingleton<StockApi>();
        services.AddSingleton<ShipmentApi>();
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = described => described.RelativePath?.StartsWith(Root[1..], StringComparison.Ordinal) == true;
            options.AddDocumentTransformer<DescribeApi>();
        });
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = async (context, ct) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var span) ? span : Minute;
                context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds))
                    .ToString(System.Globalization.CultureInfo.InvariantCulture);
                await ApiProblem.Of(StatusCodes.Status429TooManyRequests,
                    $"More than {PerTokenAMinute} requests a minute: send up to "
                        + $"{Engine.External.ReceiveStock.Most} numbers in one.")
                    .ExecuteAsync(context.HttpContext);
            };
            options.AddPolicy(
                Limit, http => RateLimitPartition.GetFixedWindowLimiter(ApiCaller.Of(http).Token, _ => Window(PerTokenAMinute)));
        });
    }

    public static void MapApi(this WebApplication app)
    {
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase),
            api => api.Use(ApiCaller.Know));
        app.UseRateLimiter();
        app.MapOpenApi(Description);
        app.MapScalarApiReference(Pages, options => options
            .WithTitle("Tandem API").WithOpenApiRoutePattern(Description).DisableDefaultFonts().DisableTelemetry().DisableAgent()
            .HideClientButton());

        var stock = app.MapGroup(Root).RequireRateLimiting(Limit).WithTags("Stock").DisableAntiforgery().AllowAnonymous();
        stock.MapPut("/stock", (HttpContext http, StockApi api) => api.Put(http))
            .WithName("putStock").WithSummary("Say how many there are")
            .Needs(ApiScope.StockWrite,
                "Takes the stock of up to 1,000 articles, each by its GTIN or its SKU. Tandem then writes the shop, and bol "
                + "follows. What is older than what is known is passed over, so the same request may be repeated. Where an "
                + "article is named twice the lower number counts.")
            .Accepts<IReadOnlyList<StockNumber>>("application/json").Produces<StockReceipt>().WithProblems();
        stock.MapGet("/stock", (HttpContext http, StockApi api, string? gtin, string? sku) => api.Get(http, gtin, sku))
            .WithName("getStock").WithSummary("Ask how many there are")
            .Needs(ApiScope.StockRead,
                "Gives what is known of one article: the number from outside, what the shop shows and should show, and what bol "
                + "shows and should show.")
            .Produces<IReadOnlyList<StockLevel>>().WithProblems();
        var shipments = app.MapGroup(Root).RequireRateLimiting(Limit).WithTags("Shipments").DisableAntiforgery()
            .AllowAnonymous();
        shipments.MapPost("/shipments", (HttpContext http, ShipmentApi api) => api.Post(http))
            .WithName("postShipments").WithSummary("Say that parcels were sent")
            .Needs(ApiScope.ShipmentsWrite,
                "Takes up to 1,000 parcels, each by bol's order number or the shop's. Tandem then tells bol that it was sent, "
                + "with its track and trace. A parcel that names lines ships those; one that names none ships all that is open. "
                + "A parcel that is known already changes nothing, so the same request may be repeated. While a cancellation of "
                + "the order is not settled, a parcel is held: bol hears of it once it is clear that the order is sent.")
            .Accepts<IReadOnlyList<ShipmentNumber>>("application/json").Produces<ShipmentReceipt>().WithProblems();
        app.Map(Root + "/{**rest}", Unmatched).ExcludeFromDescription().RequireRateLimiting(Limit).AllowAnonymous();
    }

    /// <summary>What no route takes: routing leaves a body of another type to this one too.</summary>
    private static IResult Unmatched(HttpContext http)
    {
        bool Is(string path) => http.Request.Path.Equals(Root + path, StringComparison.OrdinalIgnoreCase);
        var (method, said) = Is("/stock") ? ("PUT", "Send PUT or GET.") : Is("/shipments") ? ("POST", "Send POST.")
            : (null, null);
        return method is null ? ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no such address: see {Pages}.")
            : http.Request.Method == method ? ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, "Send application/json.")
            : ApiProblem.Of(StatusCodes.Status405MethodNotAllowed, said!);
    }

    /// <summary>Answers only tokens that have the scope, and says so where the route is described.</summary>
    private static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, string scope, string description) => route
        .WithDescription($"{description} Needs a token with the scope {scope}.")
        .AddEndpointFilter(async (call, next) =>
        {
            if (ApiCaller.Of(call.HttpContext).Scopes.Contains(scope)) return await next(call);

            // RFC 6750, section 3.1.
            call.HttpContext.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"";
            return ApiProblem.Of(StatusCodes.Status403Forbidden,
                $"This token lacks the scope {scope}: make one that has it.", "Scope missing");
        });

    private static void WithProblems(this RouteHandlerBuilder route)
    {
        foreach (var status in new[] { 400, 401, 403, 409, 413, 415, 422, 429 }) route.ProducesProblem(status);
    }

    private static FixedWindowRateLimiterOptions Window(int permits) =>
        new() { PermitLimit = permits, Window = Minute, QueueLimit = 0 };
}
