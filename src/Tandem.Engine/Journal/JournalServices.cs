using Microsoft.Extensions.DependencyInjection;

namespace Tandem.Engine.Journal;

/// <summary>Registers what belongs to the trail and its questions.</summary>
internal static class JournalServices
{
    public static IServiceCollection AddJournal(this IServiceCollection services)
    {
        services.AddSingleton<DealtWith>();
        return services;
    }
}
