using Tandem.Web.Hosting;

namespace Tandem.Web.Hooks;

/// <summary>The addresses that shops and bol deliver to, and that links to documents lead to.</summary>
internal static class HookRoutes
{
    public const string Root = "/hooks";

    /// <summary>Where links to documents lead.</summary>
    public const string Documents = Root + "/document";

    public static string ForShop(Guid shop) => $"hooks/shop/{shop:N}";

    public static string ForBol(Guid account) => $"hooks/bol/{account:N}";

    public static void MapHooks(this WebApplication app)
    {
        app.MapPost(
            Root + "/shop/{shop:guid}", (Guid shop, HttpRequest request, ReceiveHooks receive, CancellationToken ct) =>
                receive.FromShop(shop, request, ct)).DisableAntiforgery().AllowAnonymous();
        app.MapPost(
            Root + "/bol/{account:guid}", (Guid account, HttpRequest request, ReceiveHooks receive, CancellationToken ct) =>
                receive.FromBol(account, request, ct)).DisableAntiforgery().AllowAnonymous();
        app.MapPost(Root + "/connect/woocommerce", (HttpRequest request, ReceiveKeys receive, CancellationToken ct) =>
            receive.From(request, ct)).DisableAntiforgery().AllowAnonymous();
        app.MapGet(Documents + "/{token}", SendDocument.ByLink).AllowAnonymous();
        app.Map(Root + "/{**rest}", (HttpContext http, Strangers strangers) => Unknown(http, strangers)).AllowAnonymous();
    }

    /// <summary>The one answer to whatever is not a webhook of ours, so that it says nothing about what there is.</summary>
    public static IResult Unknown(HttpContext http, Strangers strangers) => Unproved(http, strangers, Results.NotFound());

    /// <summary>What was sent without a proof of who sent it is counted, whatever it is answered.</summary>
    public static IResult Unproved(HttpContext http, Strangers strangers, IResult answer) =>
        strangers.MayAsk(http) ? answer : TooOften(http);

    /// <summary>What a stranger gets who asks too often.</summary>
    public static IResult TooOften(HttpContext http)
    {
        http.Response.Headers.RetryAfter = Strangers.Wait;
        return Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }
}
