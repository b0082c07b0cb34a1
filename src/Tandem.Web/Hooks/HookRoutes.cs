namespace Tandem.Web.Hooks;

/// <summary>The addresses that shops and bol deliver to.</summary>
internal static class HookRoutes
{
    public static string ForShop(Guid shop) => $"hooks/shop/{shop:N}";

    public static string ForBol(Guid account) => $"hooks/bol/{account:N}";

    public static void MapHooks(this WebApplication app)
    {
        app.MapPost("hooks/shop/{shop:guid}", (Guid shop, HttpRequest request, ReceiveHooks receive, CancellationToken ct) =>
            receive.FromShop(shop, request, ct)).DisableAntiforgery();
        app.MapPost("hooks/bol/{account:guid}", (Guid account, HttpRequest request, ReceiveHooks receive, CancellationToken ct) =>
            receive.FromBol(account, request, ct)).DisableAntiforgery();
    }
}
