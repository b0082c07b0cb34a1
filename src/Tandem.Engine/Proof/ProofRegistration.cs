using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Sellers.Changes;

namespace Tandem.Engine.Proof;

/// <summary>Registers what belongs to the proof.</summary>
internal static class ProofRegistration
{
    public static IServiceCollection AddProof(this IServiceCollection services)
    {
        services.AddSingleton<SettleDrift>();
        services.AddSingleton<JudgeShadows>();
        services.AddSingleton<Hindsight>();
        services.AddSingleton<PruneLedger>();
        services.AddSingleton<ExplainStock>();
        services.AddSingleton<LedgerPages>();
        services.AddSingleton<StatementPages>();
        services.AddSingleton<DriftPages>();
        services.AddSingleton<ShadowPages>();
        return services.Undo<StatementPages, LedgerSettings>(pages => pages.Keep);
    }
}
