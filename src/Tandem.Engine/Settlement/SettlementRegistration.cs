using Microsoft.Extensions.DependencyInjection;

namespace Tandem.Engine.Settlement;

/// <summary>Registers what belongs to bol's own invoices.</summary>
internal static class SettlementRegistration
{
    public static IServiceCollection AddSettlement(this IServiceCollection services) => services.AddSingleton<ReadSettlement>();
}
