namespace Tandem.Web.Pages;

/// <summary>The screens.</summary>
internal static class Dashboard
{
    public static void AddDashboard(this IServiceCollection services)
    {
    }

    public static void MapDashboard(this WebApplication app) => app.MapGet("/", () => "Tandem");
}
