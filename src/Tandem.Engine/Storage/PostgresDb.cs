using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tandem.Engine.Storage;

/// <summary>The model on PostgreSQL: many sellers, several nodes.</summary>
internal sealed class PostgresDb(DbContextOptions<PostgresDb> options) : TandemDb(options)
{
    protected override Type MomentConverter => typeof(UtcConverter);

    // timestamptz takes offset zero only.
    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        moment => moment.ToUniversalTime(), stored => stored);
}
